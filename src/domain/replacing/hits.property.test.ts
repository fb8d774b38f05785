import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanHtml } from '../translations/index.ts'
import { hitsIn, replacedIn } from './hits.ts'
import { type Question, question } from './question.ts'

const FIELDS = { content: { form: 'html', required: false } } as const

/** Short words from few letters, so that they are found often: other scripts, signs of markup, capitals. */
const letters = fc.constantFrom(
  ...['a', 'b', 'A', 'ß', 'ы', 'م', 'ሰ', '&', '<', '"', ' ', '&lt;', '🙂', '\u200c'],
)
const upTo = (maxLength: number) => fc.array(letters, { maxLength }).map((all) => all.join(''))
const words = upTo(12)
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const html = fc
  .array(
    fc.tuple(fc.constantFrom('p', 'h2', 'b', 'a href="https://a.example/b" title="a"', 'li'), words, words),
    { maxLength: 6 },
  )
  .map((parts) =>
    cleanHtml(
      parts.map(([tag, one, two]) => `<${tag}>${asText(one)}</${tag.split(' ')[0]}>${asText(two)}`).join(''),
    ),
  )
const asked: fc.Arbitrary<Question> = fc
  .record({
    ...{ find: upTo(2), replacement: upTo(5), matchCase: fc.boolean(), wholeWords: fc.boolean() },
    ...{ links: fc.constant(false), languages: fc.constant<string[]>([]) },
  })
  .filter((one) => question.safeParse(one).success)

const tagsOf = (content: string): string[] => content.match(/<[^>]*>/g) ?? []
const replaced = (content: string, one: Question): string =>
  replacedIn(FIELDS, { content }, one, null).content ?? ''

it('markup never changes, and what was clean stays clean', () => {
  let found = 0
  fc.assert(
    fc.property(html, asked, (content, one) => {
      const after = replaced(content, one)
      found += hitsIn(FIELDS, { content }, one).length
      expect(tagsOf(after)).toEqual(tagsOf(content))
      expect(cleanHtml(after)).toBe(after)
    }),
    { numRuns: 400 },
  )
  // A test that finds nothing would be content with everything.
  expect(found).toBeGreaterThan(100)
})

it('what has no hit stays as it is, and what has one says the new words there', () => {
  fc.assert(
    fc.property(html, asked, (content, one) => {
      const hits = hitsIn(FIELDS, { content }, one)
      if (hits.length === 0) expect(replaced(content, one)).toBe(content)
      expect(replacedIn(FIELDS, { content }, one, {}).content).toBe(content)
      const unlike = one.replacement !== '' && hits.every(({ found }) => found !== one.replacement)
      if (hits.length > 0 && unlike) expect(replaced(content, one)).toContain(asText(one.replacement))
    }),
    { numRuns: 400 },
  )
})

it('each hit can be replaced by itself', () => {
  fc.assert(
    fc.property(html, asked, (content, one) => {
      const all = hitsIn(FIELDS, { content }, one).map(({ nth }) => nth)
      expect(replacedIn(FIELDS, { content }, one, { content: all }).content).toBe(replaced(content, one))
    }),
    { numRuns: 200 },
  )
})

it.each([
  ['Amt', 'Amt, Amtsblatt, Bürgeramt, AMT', 1],
  ['Straße', 'Straße Straßen', 1],
  ['دفتر', 'دفتر دفتري الدفتر', 1],
  ['خواهم', 'می‌خواهم خواهم', 1],
  ['ቤት', 'ቤት፡ቤት ቤተክርስትያን', 2],
  ['я', "здоров'я я здоров’я", 1],
  ['office', "l'office", 1],
])('whole words are words in every script: %s', (find, content, count) => {
  const one = { find, replacement: '-', matchCase: true, wholeWords: true, links: false, languages: [] }
  expect(hitsIn(FIELDS, { content }, one).length).toBe(count)
})

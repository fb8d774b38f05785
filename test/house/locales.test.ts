import { describe, expect, it } from 'vitest'
import { INTERFACE_LANGUAGES, languageOf } from '../../src/kernel/language.ts'
import { filesBelow, textOf } from './files.ts'
import { type Locale, localeFaults, localeSlugs, readLocale, reviewState } from './locale-state.ts'

const english = readLocale('en')

it('every language of the interface has a file, and no other has', () => {
  expect(INTERFACE_LANGUAGES.length).toBe(22)
  expect(localeSlugs().sort()).toEqual([...INTERFACE_LANGUAGES].sort())
})

describe.each(localeSlugs())('%s', (slug) => {
  it('has every message of en.json in its order, with its placeholders and the plural forms of its language', () => {
    expect(localeFaults(readLocale(slug), english)).toEqual([])
  })

  it('is tagged as the kernel knows the language', () => {
    expect(readLocale(slug).tag).toBe(languageOf(slug).tag)
  })
})

it('a year has 12 months and a week 7 days', () => {
  expect(english.calendar.months).toHaveLength(12)
  expect(english.calendar.weekdays).toHaveLength(7)
})

describe('every message is shown somewhere', () => {
  // The back office has its own words, in German and English: src/web/backoffice/messages.test.ts.
  const sources = filesBelow('src/web', /[.]tsx?$/).filter(
    (path) => !/[.]test[.]|[/]testing-|web[/]backoffice[/]/.test(path),
  )
  const code = sources.map(textOf).join('\n')

  it('none is left over', () => {
    expect(unusedIn(code, [...Object.keys(english.messages), 'error.999.title']), 'delete them').toEqual([
      'error.999.title',
    ])
  })

  it('and none that the code asks for is missing', () => {
    expect(askedFor(code).length).toBeGreaterThan(40)
    expect(missingFor("m.text('home.tpoics')", english)).toEqual(['home.tpoics'])
    expect(missingFor(code, english)).toEqual([])
  })
})

describe('the rules bite', () => {
  const broken = (change: (locale: Locale) => void): string[] => {
    const locale = structuredClone(english)
    change(locale)
    return localeFaults(locale, english)
  }

  it.each<[string, (locale: Locale) => void, string]>([
    ['a message that is missing', ({ messages }) => delete messages.home, 'home is missing'],
    ['one too many', ({ messages }) => Object.assign(messages, { more: 'x' }), 'more is not in en.json'],
    ['an empty one', ({ messages }) => Object.assign(messages, { home: ' ' }), 'home is empty'],
    [
      'a placeholder that is lost',
      ({ messages }) => Object.assign(messages, { 'finder.none': 'None.' }),
      'finder.none has the placeholders (none), should have {query}',
    ],
    [
      'a plural form that the language does not have',
      ({ messages }) =>
        Object.assign(messages, { 'search.found': { one: 'x', few: 'x', other: '{count} x' } }),
      'search.found has the forms one,few,other, should have one,other',
    ],
    [
      'eleven months',
      ({ calendar }) => (calendar.months as string[]).pop(),
      'calendar.months has 11 entries, not 12',
    ],
    [
      'another plural rule',
      (locale) => Object.assign(locale, { plural: 'german' }),
      "there is no plural rule 'german'",
    ],
    [
      'a review without a name',
      ({ reviewed }) => Object.assign(reviewed, { home: { at: '2026-11-22', of: 'Home' } }),
      'home: a review is {by, at, of}',
    ],
  ])('%s', (_, change, fault) => expect(broken(change)).toContain(fault))

  it('another order', () => {
    const { home, ...others } = english.messages
    expect(localeFaults({ ...english, messages: { ...others, home: home ?? '' } }, english)).toEqual([
      'the keys are not in the order of en.json',
    ])
  })
})

it('a message that changed after its review counts as changed, not as reviewed', () => {
  const review = { by: 'Oksana', at: '2026-11-22' }
  const reviewed = { home: { ...review, of: 'Home' }, skip: { ...review, of: 'Jump to content' } }
  const state = reviewState({
    ...english,
    calendar: {},
    messages: { home: 'Home', skip: 'Skip to content', new: 'New' },
    reviewed,
  })
  expect(state).toEqual({ reviewed: 1, changed: 1, unreviewed: 1 })
})

/** Keys that stand nowhere in the code as a whole, nor begin like a template in it: `footer.${kind}`. */
function unusedIn(code: string, keys: readonly string[]): string[] {
  const prefixes = Array.from(code.matchAll(/`([a-z][\w.-]*[.])\$\{/g), ([, prefix]) => prefix ?? '')
  return keys.filter(
    (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  )
}

/** Keys that the code asks the messages for. (`c.text` is an answer of Hono, not a message.) */
const askedFor = (code: string): string[] =>
  Array.from(code.matchAll(/(?<!\bc[.])\b(?:text|rich|count)\(\s*'([a-z][\w.-]*)'/g), ([, key]) => key ?? '')

const missingFor = (code: string, { messages }: Locale): string[] =>
  askedFor(code).filter((key) => !(key in messages))

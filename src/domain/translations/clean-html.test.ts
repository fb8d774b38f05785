import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTACKS, dangersIn, fragments } from '../../../test/attacks.ts'
import { cleanHtml } from './clean-html.ts'

const also = { elements: 'iframe' }
const RUNS = process.env.LONG ? 20_000 : 1500

describe('the check of this file', () => {
  it('sees what would do harm', () => {
    expect(dangersIn('<p onclick="x">')).toEqual(['onclick'])
    expect(dangersIn('<script>')).toEqual(['script'])
    expect(dangersIn('<a href="java\tscript:x">')).toHaveLength(1)
    expect(dangersIn('<a href="&#106;avascript:x">')).toHaveLength(1)
    expect(dangersIn('<p title="<h2>">')).not.toEqual([])
    expect(dangersIn('<a href="//evil.example">')).toHaveLength(1)
    expect(dangersIn('<p style="background:url(x)">')).toHaveLength(1)
  })

  it('finds fault with most of the attacks as they are', () => {
    const known = ATTACKS.filter((attack) => dangersIn(attack, also).length > 0)
    expect(ATTACKS.length).toBeGreaterThan(120)
    expect(known.length).toBeGreaterThan(0.8 * ATTACKS.length)
  })
})

it.each(ATTACKS.map((attack) => [attack.slice(0, 90), attack]))(
  'nothing harmful is left of %s',
  (_, attack) => {
    expect(dangersIn(cleanHtml(attack), also)).toEqual([])
  },
)

it('what people write stays as it is', () => {
  const text =
    '<h2>Kosten</h2><p lang="de" dir="ltr">Das <strong>kostet</strong> nichts. <a href="page:019a">Mehr</a></p>' +
    '<ul><li>Pass</li></ul><table><tbody><tr><th scope="row">Mo</th><td>9 &amp; 10</td></tr></tbody></table>' +
    '<p>Ä ї ئ 中 &lt;b&gt; "quoted"</p><p style="padding-left:30px">x</p><details><summary>Mehr</summary>y</details>'
  expect(cleanHtml(text)).toBe(text)
})

it('telephone, mail and ordinary links stay', () => {
  for (const href of [
    'tel:+49431123',
    'mailto:a@b.example',
    'https://a.example/?a=1',
    '/hafen/de/',
    '#s1',
    'sms:110',
  ])
    expect(cleanHtml(`<a href="${href}">x</a>`)).toBe(`<a href="${href}">x</a>`)
})

it('cleaning what is clean changes nothing', () => {
  const twice = fc.property(fragments, (html) => {
    const once = cleanHtml(html)
    expect(cleanHtml(once)).toBe(once)
  })
  fc.assert(twice, { numRuns: RUNS })
  for (const attack of ATTACKS) expect(cleanHtml(cleanHtml(attack))).toBe(cleanHtml(attack))
})

it('nothing harmful is left of anything', () => {
  const harmless = fc.property(fragments, (html) => {
    expect(dangersIn(cleanHtml(html), also)).toEqual([])
  })
  fc.assert(harmless, { numRuns: RUNS })
})

it('text of any kind is not lost', () => {
  const words = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(cleanHtml(`<p>${escaped}</p>`)).toBe(`<p>${escaped}</p>`)
  })
  fc.assert(words, { numRuns: RUNS })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ATTACKS, dangersIn, fragments } from '../../../test/attacks.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { contactsOf } from '../../domain/contacts/index.ts'
import { addPicture, describePicture, mediaOf } from '../../domain/media/index.ts'
import { pagesOf } from '../../domain/pages/index.ts'
import { type Numbers, siteHtml } from '../../domain/pages/site-html.ts'
import { fillContent } from './content.ts'
import { arrange } from './contents-list.ts'
import { openView, type View } from './view.ts'

const OURS = {
  elements: 'svg use search',
  attributes: 'aria-hidden rel srcset sizes loading decoding id',
}
let town: Town
let view: View
let picture: string
let numbers: Numbers
beforeAll(async () => {
  town = await openTown('sqlite')
  const stored = { hash: 'ab'.repeat(32), width: 800, height: 400, bytes: 9 }
  picture = await town.run(addPicture, { region: town.region, picture: stored, name: 'x' })
  await town.run(describePicture, { media: picture, language: 'de', alt: 'Das "Rathaus" <b>' })
  await town.published()
  const { database, editions } = town.house
  const record = await editions.record('hafen')
  const opened = record && (await openView(editions, record, 'uk'))
  if (!opened) throw new Error('no view')
  view = opened
  const byId = (rows: readonly { id: string; number: number }[]) =>
    new Map(rows.map((row) => [row.id, row.number]))
  numbers = {
    pages: byId(await pagesOf(database.reader, town.region)),
    media: byId(await mediaOf(database.reader, town.region)),
    contacts: byId(await contactsOf(database.reader, town.region)),
    organisations: new Map(),
  }
})
afterAll(() => town.leave())

/** Content as a reader of Ukrainian gets it. */
const shown = (html: string): string => fillContent(siteHtml(html, numbers), view)

describe('a link', () => {
  it('to a page leads to it in the language of the reader', () => {
    expect(shown(`<p><a href="page:${town.pages.arzt.id}#s1" lang="de">A</a></p>`)).toBe(
      '<p><a href="/hafen/uk/здоровя/лікар/#s1" lang="de">A</a></p>',
    )
  })

  it('to a page that is not in this language leads to where the site says so', () => {
    expect(shown(`<p><a href="page:${town.pages.termin.id}">A</a></p>`)).toBe(
      '<p><a href="/hafen/uk/ankommen/anmelden/termin/">A</a></p>',
    )
  })

  it('to a page that is gone is its words', () => {
    expect(shown('<p><a href="page:gone">A</a></p>')).toBe('<p>A</p>')
  })

  it('to another website says so and tells it nothing, whatever its attributes', () => {
    for (const link of [
      '<a href="https://a.example/">A</a>',
      '<a title="x" href="HTTPS://a.example/">A</a>',
      '<a class="s-underline" href="http://a.example/" lang="de">A</a>',
    ]) {
      const html = shown(`<p>${link}</p>`)
      expect(html).toMatch(/^<p><a href="[^"]*" rel="noopener noreferrer"/)
      expect(html).toMatch(/class="out[ "]/)
      expect(html.match(/ class="/g)).toHaveLength(2)
      expect(html).toContain('<span class="sr">')
    }
    expect(shown('<p><a href="tel:110">110</a></p>')).toBe('<p><a href="tel:110">110</a></p>')
  })

  it('in place of an embed says what opening it means, and is marked once', () => {
    const html = shown('<iframe src="https://video.example/v"></iframe>')
    expect(html).toMatch(
      /^<span class="embed"><a href="https:\/\/video.example\/v" rel="noopener noreferrer">/,
    )
    expect(html).not.toContain('class="out"')
    expect(html).not.toContain('iframe')
  })
})

describe('a quote', () => {
  it('of a picture has its sizes, and words from the nearest language', () => {
    const html = shown(`<p><img data-media="${picture}"></p>`)
    expect(html).toContain(`src="/media/${'ab'.repeat(32)}-320.webp" srcset="`)
    expect(html).toContain('width="640" height="320" alt="Das &quot;Rathaus&quot; &lt;b>"')
  })

  it('of a contact is its card with the numbers of today', () => {
    const html = shown(`<div data-contact="${town.contact}"></div>`)
    expect(html).toContain('<bdi>Hafenbüro</bdi>')
    expect(html).toContain('href="tel:0431123"')
  })

  it('of what is gone is nothing, and a picture elsewhere is a place for it with its words', () => {
    expect(shown('<p>A</p><div data-contact="x"></div><p>B<img data-media="x"></p>')).toBe('<p>A</p><p>B</p>')
    expect(shown('<p><img src="https://a.example/a.jpg" alt="Ein <b>Boot</b>"></p>')).toContain(
      '<span>Ein &lt;b&gt;Boot&lt;/b&gt;</span>',
    )
    expect(shown('<p>x<img src="https://a.example/a.jpg"></p>')).toContain(view.m.text('picture.placeholder'))
  })
})

it('nothing that somebody writes does harm, neither in the text nor in the list of its headings', () => {
  const check = (html: string): void => {
    const { lead, headings, rest } = arrange(shown(html))
    for (const piece of [lead, rest, ...headings.map((heading) => heading.html)])
      expect(dangersIn(piece.replaceAll('viewBox', 'id'), OURS)).toEqual([])
  }
  for (const attack of ATTACKS) check(attack)
  for (const attack of ATTACKS) check(`<h2>${attack}</h2><h2>B</h2><h2>C</h2><h2>D</h2>`)
  fc.assert(fc.property(fragments, check), { numRuns: process.env.LONG ? 10_000 : 500 })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, inject, it } from 'vitest'

interface Item {
  id: number
  path: string
  title: string
  last_updated: string
  content: string
  order: number
  parent: { path: string | null }
  available_languages: Record<string, { path: string }>
}

const house = inject('house')
const IMPORTED = ['de', 'en']

const theirsOf = (region: string, language: string): Item[] =>
  JSON.parse(
    readFileSync(
      join(process.env.SHARED ?? '../shared', 'data/integreat', region, language, 'pages.json'),
      'utf8',
    ),
  )

const oursOf = async (region: string, language: string): Promise<Item[]> =>
  (await fetch(`${house.url}/api/v3/${region}/${language}/pages/`)).json() as Promise<Item[]>

/** What an app shows of a page, without what is ours to choose (ids, hosts, markup). */
function shown(item: Item, all: readonly Item[]) {
  const siblings = all
    .filter(({ parent }) => parent.path === item.parent.path)
    .sort((a, b) => a.order - b.order)
  return {
    path: item.path,
    title: item.title.normalize('NFC').trim(),
    parent: item.parent.path,
    place: siblings.indexOf(item),
    lastUpdated: Date.parse(item.last_updated),
    languages: Object.fromEntries(
      IMPORTED.map((language) => [language, item.available_languages[language]?.path]),
    ),
    words: wordsOf(item.content),
  }
}

const wordsOf = (html: string): string =>
  DomUtils.textContent(parseDocument(html)).normalize('NFC').replace(/\s+/g, ' ').trim()

describe.skipIf(!house.counties)('a county that moved in says through the API what it said before', () => {
  it.each([
    ['lkaugsburg', 'de', 238],
    ['lkaugsburg', 'en', 233],
    ['rems-murr-kreis', 'de', 362],
    ['rems-murr-kreis', 'en', 358],
  ])('%s in %s: %i pages', async (region, language, count) => {
    const [theirs, ours] = [theirsOf(region, language), await oursOf(region, language)]
    expect(ours).toHaveLength(count)
    expect(ours.map((item) => shown(item, ours))).toEqual(theirs.map((item) => shown(item, theirs)))
  })

  it('and the last_updated keeps the zone in which the county reads it', async () => {
    const [ours] = await oursOf('lkaugsburg', 'de')
    expect(ours?.last_updated).toMatch(/\+0[12]:00$/)
  })
})

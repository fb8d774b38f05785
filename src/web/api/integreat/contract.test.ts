import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { TreeNode } from '../../../domain/pages/public.ts'
import { openEditions } from '../../../edition/editions.ts'
import { toInstant } from '../../../kernel/instant.ts'
import { isLanguage } from '../../../kernel/language.ts'
import { integreatApi } from './index.ts'
import type { PageObject } from './page-object.ts'
import { townShelf } from './testing-shelf.ts'
import { page, publishedTowns, SEESTADT } from './testing-town.ts'

const SHARED = process.env.SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))
const present = existsSync(join(SHARED, 'data'))
const read = (name: string) => JSON.parse(readFileSync(join(SHARED, 'data', name), 'utf8'))

const { ask } = await publishedTowns()
const get = async (path: string) => (await ask(path)).json()

describe('what the apps cannot do without is never missing or null', () => {
  test('in a page', async () => {
    for (const language of ['de', 'en', 'ar']) {
      const pages = (await get(`/api/v3/seestadt/${language}/pages/`)) as PageObject[]
      expect(pages.length).toBeGreaterThan(0)
      for (const page of pages) {
        expect(page.title).toEqual(expect.any(String))
        expect(Number.isNaN(Date.parse(page.last_updated))).toBe(false)
        expect(page.last_updated).toMatch(/[+-]\d\d:\d\d$/)
        expect(page.parent).toHaveProperty('path')
        expect(page.embedded_offers).toEqual([])
        for (const other of Object.values(page.available_languages))
          expect(other).toEqual({ id: expect.any(Number), url: expect.any(String), path: expect.any(String) })
      }
    }
  })

  test('in a region, however little it has told', async () => {
    for (const region of (await get('/api/v3/regions/')) as Record<string, unknown>[]) {
      expect(region.path).toMatch(/^\/[a-z]+\/$/)
      const number = expect.any(Number)
      expect(region.bounding_box).toEqual([
        [number, number],
        [number, number],
      ])
      expect(region).toMatchObject({ latitude: number, longitude: number, name: expect.any(String) })
      for (const language of region.languages as unknown[])
        expect(language).toMatchObject({ code: expect.any(String), native_name: expect.any(String) })
    }
  })
})

/** Where Integreat itself has null or a value. */
const NULLABLE =
  /\.(prefix|aliases|thumbnail|organization|logo|zammad_privacy_policy|hash|parent\.(url|path)|available_languages\.\*\.id)$/
/** Integreat's names are ours to keep, names of villages and languages are not. */
const FREE_NAMES = /\.(aliases|available_languages)$/

/** Every field of the sample is there, with the same type. */
function expectSameShape(ours: unknown, sample: unknown, where: string): void {
  if (sample === null || ours === null) {
    expect(ours === sample || NULLABLE.test(where), `${where} is ${ours}, in the sample ${sample}`).toBe(true)
    return
  }
  expect(typeof ours, where).toBe(typeof sample)
  if (Array.isArray(sample)) {
    expect(Array.isArray(ours), where).toBe(true)
    const [first] = ours as unknown[]
    if (sample.length > 0 && first !== undefined) expectSameShape(first, sample[0], `${where}[0]`)
    return
  }
  if (typeof sample !== 'object') return
  if (FREE_NAMES.test(where)) {
    const [one, other] = [Object.values(ours as object)[0], Object.values(sample as object)[0]]
    if (one && other) expectSameShape(one, other, `${where}.*`)
    return
  }
  for (const [name, value] of Object.entries(sample as object)) {
    expect(ours, `${where}.${name} is missing`).toHaveProperty(name)
    expectSameShape((ours as Record<string, unknown>)[name], value, `${where}.${name}`)
  }
}

describe.skipIf(!present)('answers have the shape of Integreat’s own', () => {
  const of = (name: string) => read(`integreat-samples/${name}.json`)

  test('regions and languages', async () => {
    expectSameShape(await get('/api/v3/regions/'), of('regions'), 'regions')
    expectSameShape(await get('/api/v3/regions/seestadt/'), of('regions_augsburg.DERIVED-2026'), 'region')
    expectSameShape(await get('/api/v3/seestadt/languages/'), of('augsburg_languages'), 'languages')
  })

  test('pages, each with each of the samples', async () => {
    const ours = (await get('/api/v3/seestadt/de/pages/')) as PageObject[]
    for (const sample of [...of('augsburg_de_pages.EXCERPT'), ...of('augsburg_de_children')])
      for (const page of ours) expectSameShape(page, sample, 'page')
  })

  test('imprint', async () => {
    expectSameShape(await get('/api/v3/seestadt/de/imprint/'), of('augsburg_de_imprint.SHAPE'), 'imprint')
  })
})

describe.skipIf(!present)('the pages of two real counties come back as Integreat gave them', () => {
  test.for([
    ['lkaugsburg', 'de'],
    ['lkaugsburg', 'en'],
    ['rems-murr-kreis', 'de'],
    ['rems-murr-kreis', 'en'],
  ] as const)('%s in %s', async ([region, language]) => {
    const theirs = read(`integreat/${region}/${language}/pages.json`) as PageObject[]
    const shelf = townShelf()
    await shelf.publish(townOf(region, language, theirs))
    const publicUrl = 'https://admin.integreat-app.de'
    const api = integreatApi({ editions: openEditions(shelf, 2 ** 24), publicUrl })
    const response = await api.request(`/api/v3/${region}/${language}/pages/`)
    const ours = (await response.json()) as PageObject[]
    expect(ours.map(({ path }) => path)).toEqual(theirs.map(({ path }) => path))
    for (const [index, { published_at, ...page }] of ours.entries())
      expect(page).toEqual(withMilliseconds(withoutDeadEnds(theirs[index] as PageObject, theirs)))
  })
})

/** Integreat also names languages in which the page above has no text, so that nothing leads to this one. We do not. */
function withoutDeadEnds(page: PageObject, all: readonly PageObject[]): PageObject {
  const above = all.find(({ path }) => path === page.parent.path)
  if (!above) return page
  const open = withoutDeadEnds(above, all).available_languages
  const reached = Object.entries(page.available_languages).filter(([language]) => open[language])
  return { ...page, available_languages: Object.fromEntries(reached) }
}

/** A whole second has milliseconds in some of Integreat's answers and none in others. Ours always have them. */
const withMilliseconds = (page: PageObject): PageObject => ({
  ...page,
  modified_gmt: toInstant(page.modified_gmt),
  last_updated: page.last_updated.replace(/(:\d\d)([+-])/, '$1.000$2'),
})

/** An edition in one language from what Integreat says of it. */
function townOf(region: string, language: string, pages: readonly PageObject[]) {
  const numbers = new Map(pages.map(({ parent }) => [parent.path, parent.id]))
  const numberOf = ({ path, id }: PageObject) => numbers.get(path) ?? 1e9 + id
  const slugOf = (path: string) => path.split('/').at(-2) ?? ''
  const languages = new Set([language, ...pages.flatMap((p) => Object.keys(p.available_languages))])
  const nodes = pages.map((p): TreeNode => {
    const elsewhere = Object.entries(p.available_languages)
    return {
      number: numberOf(p),
      parent: p.parent.id === 0 ? null : p.parent.id,
      position: p.order,
      part: 'pages/1',
      icon: null,
      texts: {
        [language]: [p.id, slugOf(p.path)],
        ...Object.fromEntries(elsewhere.map(([other, { id, path }]) => [other, [id ?? 0, slugOf(path)]])),
      },
    }
  })
  const by = <T>(value: (p: PageObject) => T) => Object.fromEntries(pages.map((p) => [numberOf(p), value(p)]))
  const { parts } = SEESTADT
  return {
    summary: { ...SEESTADT.summary, slug: region, languages: [...languages].filter(isLanguage) },
    parts: {
      '*': { region: parts['*']?.region, tree: { nodes } },
      [language]: {
        titles: by(({ title }) => title),
        'pages/1': by(({ modified_gmt }) => page({ writtenAt: toInstant(modified_gmt) })),
        'source/1': by(({ content, thumbnail }) => ({ content, thumbnail })),
      },
    },
  }
}

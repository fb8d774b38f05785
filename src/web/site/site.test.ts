import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { addLanguage, createRegion } from '../../domain/regions/index.ts'
import { type Editions, openEditions } from '../../edition/editions.ts'
import { createSite, KEEP } from './site.tsx'

const PUBLIC = 'https://guide.example'
let town: Town
let site: ReturnType<typeof createSite>
const reported: Error[] = []
beforeAll(async () => {
  town = await openTown('sqlite')
  for (const [slug, status] of [
    ['verborgen', 'hidden'],
    ['stadt', 'live'],
  ] as const)
    await town.run(createRegion, { slug, status, name: slug, language: 'de' })
  await town.run(addLanguage, { region: town.region, language: 'hr', parent: 'de' })
  await town.say(town.pages.termin, 'de', {
    title: 'Termine',
    slug: 'termine',
    content: '<p>Der Schalter.</p>',
  })
  await town.published()
  site = siteOf(town.house.editions)
})
afterAll(() => town.leave())

const siteOf = (editions: Editions) =>
  createSite({
    editions,
    publicUrl: PUBLIC,
    script: null,
    pocket: null,
    report: (fault) => reported.push(fault),
  })
const ask = (path: string, headers: Record<string, string> = {}) =>
  site.request(`http://a.local${path}`, { headers })
const textOf = async (path: string) => (await ask(path)).text()
const goesTo = async (path: string, language = '') =>
  (await ask(path, language === '' ? {} : { 'Accept-Language': language })).headers.get('location')

describe('the way in', () => {
  it('leads to the list of regions, in the language of the browser', async () => {
    expect(await goesTo('/', 'uk-UA,de;q=0.5')).toBe('/regions/uk/')
    expect(await goesTo('/', 'tlh')).toBe('/regions/de/')
    expect((await ask('/')).headers.get('vary')).toBe('Accept-Language')
  })

  it('to a region leads to a language that it has', async () => {
    expect(await goesTo('/hafen', 'uk')).toBe('/hafen/uk/')
    expect(await goesTo('/hafen', 'ckb')).toBe('/hafen/ar/')
    expect(await goesTo('/hafen', 'tlh')).toBe('/hafen/de/')
  })

  it('a hidden region is reached by its address and is on no list', async () => {
    expect((await ask('/verborgen/de/')).status).toBe(200)
    for (const path of [
      '/regions/de/',
      '/regions/de/?query=verborgen',
      '/regions/de/points.json',
      '/sitemap.xml',
    ])
      expect(await textOf(path), path).not.toContain('/verborgen/')
    expect(await textOf('/regions/de/')).toContain('/stadt/de/')
  })

  it('of a language that the site does not speak leads to one that it does', async () => {
    expect(await goesTo('/landing/uk')).toBe('/regions/uk/')
    for (const path of [
      '/regions/xx/',
      '/landing/xx',
      '/landing/%0d%0aSet-Cookie:%20a',
      '/landing/%2f%2fevil.example',
      '/landing/укр',
    ])
      expect(await goesTo(path), path).toBe('/regions/de/')
  })
})

describe('a page', () => {
  it('is there in each language, with its addresses in the others', async () => {
    const response = await ask(`/hafen/uk/${encodeURI('прибуття/реєстрація')}/`)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<html lang="uk" dir="ltr">')
    expect(html).toContain('Зареєструйтеся.')
    expect(html).toContain(
      `<link rel="canonical" href="${PUBLIC}/hafen/uk/${encodeURI('прибуття/реєстрація')}/"/>`,
    )
    expect(html).toContain(`hreflang="de" href="${PUBLIC}/hafen/de/ankommen/anmelden/"`)
    expect(response.headers.get(KEEP)).toBe('hafen')
  })

  it('is found with and without the last slash, and in capitals', async () => {
    for (const path of ['/hafen/de/ankommen/', '/hafen/de/ankommen', '/hafen/de/ANKOMMEN/'])
      expect((await ask(path)).status, path).toBe(200)
  })

  it('that has another address now leads there for good', async () => {
    const response = await ask('/hafen/de/ankommen/anmelden/termin/')
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe('/hafen/de/ankommen/anmelden/termine/')
  })

  it('that is not in the language of the reader says where it is, and is not found by search engines', async () => {
    const response = await ask('/hafen/uk/ankommen/anmelden/termine/')
    const html = await response.text()
    expect(html).toContain('href="/hafen/de/ankommen/anmelden/termine/" lang="de"')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
  })

  it("at the address of another language's leads to its own", async () => {
    expect(await goesTo('/hafen/uk/gesundheit/arzt/')).toBe(encodeURI('/hafen/uk/здоровя/лікар/'))
  })

  it('that is not there is a 404 in the language of the reader, and is not kept', async () => {
    const response = await ask('/hafen/ar/nirgends/')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<html lang="ar" dir="rtl">')
    expect(response.headers.get(KEEP)).toBeNull()
  })
})

it('a search shows what it found with its words marked, and what was asked only as words', async () => {
  const html = await textOf(`/hafen/de/search/?query=${encodeURIComponent('Bürgerbüro')}`)
  expect(html).toContain('<mark>Bürgerbüro</mark>')
  const evil = `"><script>alert(1)</script>`
  for (const path of ['/hafen/de/search/', '/regions/de/']) {
    const response = await ask(`${path}?query=${encodeURIComponent(evil)}`)
    expect(await response.text()).not.toContain('<script>alert')
    expect(response.headers.get(KEEP)).toBeNull()
  }
})

it('no question and no address breaks the site or leads off it', async () => {
  const questions = [
    '%',
    '%ff',
    '%00',
    '%ED%A0%80',
    `${'a'.repeat(199)}${encodeURIComponent('😀')}`,
    'a'.repeat(3000),
    '&query=b',
  ]
  for (const query of questions) {
    for (const path of ['/hafen/de/search/', '/regions/de/'])
      expect((await ask(`${path}?query=${query}`)).status, query).toBe(200)
  }
  const odd = [
    '//evil.example',
    '//evil.example/%2f..',
    '/\\evil.example',
    '/%',
    '/%00',
    '/%2f%2fevil.example',
    '/hafen/%',
    '/hafen/de/%ff',
  ]
  const deep = [
    '/hafen/de/..%2f..%2f',
    '/hafen/de/%00',
    '/__proto__',
    '/hafen/__proto__/',
    '/constructor/de/',
    `/hafen/de/${'a/'.repeat(900)}`,
  ]
  for (const path of [...odd, ...deep, '/hafen/xx/', '/HAFEN/de/', '/hafen//de', '/regions/de/%']) {
    const response = await ask(path)
    expect([200, 301, 302, 400, 404], path).toContain(response.status)
    const location = response.headers.get('location')
    if (location !== null) expect(new URL(location, 'http://a.local').host, path).toBe('a.local')
    if (location !== null) expect(location, path).toMatch(/^\/(?![/\\])/)
  }
  expect(reported).toEqual([])
})

it('a fault inside is told to the operator and not to the reader', async () => {
  const { editions } = town.house
  const broken = siteOf({
    ...editions,
    record: async () => {
      throw new Error('CANARY /etc/secret')
    },
  })
  const response = await broken.request('http://a.local/hafen/de/')
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/CANARY|secret|Error:|at .*\.ts/)
  expect(reported.splice(0).map(({ message }) => message)).toEqual(['CANARY /etc/secret'])
})

it('every page comes with the policy, and none with a cookie', async () => {
  for (const path of [
    '/regions/de/',
    '/hafen/de/',
    '/hafen/de/ankommen/',
    '/hafen/de/search/',
    '/hafen/xx/',
    '/nowhere/',
  ]) {
    const { headers } = await ask(path)
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(headers.get('set-cookie'), path).toBeNull()
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
  }
})

describe('sitemaps', () => {
  it('are well-formed, and name each page of a language with its other languages', async () => {
    const index = await textOf('/sitemap.xml')
    expect(index).toContain(`<loc>${PUBLIC}/hafen/uk/sitemap.xml</loc>`)
    const map = await textOf('/hafen/uk/sitemap.xml')
    expect(map).toContain(`<loc>${PUBLIC}/hafen/uk/${encodeURI('здоровя/лікар')}/</loc>`)
    expect(map).toContain(`hreflang="de" href="${PUBLIC}/hafen/de/gesundheit/arzt/"/>`)
    expect(map).not.toContain('termin')
    for (const xml of [index, map]) expect(faultsOf(xml)).toEqual([])
    expect(faultsOf('<a><b></a>')).not.toEqual([])
    expect(faultsOf('<a>&x;</a>')).not.toEqual([])
  })

  it('of what is not there are a 404', async () => {
    for (const path of ['/nowhere/de/sitemap.xml', '/hafen/xx/sitemap.xml'])
      expect((await ask(path)).status).toBe(404)
  })
})

it('a page is whole while the shelf holds a broken part: the last good edition answers', async () => {
  const { shelf } = town.house
  const titles = (await town.house.editions.record('hafen'))?.languages[0]?.parts.titles?.hash
  const bytes = async (hash: string) => (hash === titles ? new Uint8Array([1]) : shelf.bytes(hash))
  const beside = siteOf(openEditions({ ...shelf, bytes }, 1))
  for (const path of ['/hafen/de/sitemap.xml', '/hafen/de/', '/hafen/de/ankommen/'])
    expect((await beside.request(`http://a.local${path}`)).status, path).toBe(200)
})

/** What is not well-formed in a piece of XML (XML 1.0, section 2.1), for XML that has no more than ours. */
function faultsOf(xml: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '')
  for (const [token = ''] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const [, end, name, , self] =
      /^<(\/?)([a-z:]+)((?: [a-z:]+="[^"<&]*(?:&[a-z]+;[^"<&]*)*")*)(\/?)>$/i.exec(token) ?? []
    if (name === undefined) {
      if (token.startsWith('<') || /&(?!(?:amp|lt|gt|quot);)/.test(token)) faults.push(token)
    } else if (end === '/') {
      if (open.pop() !== name) faults.push(token)
    } else if (self !== '/') open.push(name)
  }
  return [...faults, ...open]
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Choice } from './choice.ts'
import { saveRegion } from './save.ts'
import { type County, EVERYTHING, GERMAN, openCounty } from './testing-county.ts'
import { type Reader, readerOf, speak } from './testing-reader.ts'

const ARZT = '/hafen/de/gesundheit/arzt/'
const GEWALT = '/hafen/de/gewalt/'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.leave())
beforeEach(() => speak('de', 'uk', 'ar'))

async function reader(choice: Choice | null, languages?: string[]): Promise<Reader> {
  const device = county.telephone()
  if (choice) await saveRegion(device, choice)
  return readerOf(device, languages)
}

describe('what is saved', () => {
  it('comes from the device, also where there is a network', async () => {
    const { open } = await reader(GERMAN)
    for (const network of ['cut', 'there'] as const) {
      const { status, text } = await open(ARZT, network)
      expect([status, text.includes('Die Ärztin hilft')]).toEqual([200, true])
    }
    expect((await open('/hafen/de/search/?query=Ärztin')).text).toContain('<mark>')
  })

  it('a page that the device does not know may be new: the server is asked', async () => {
    const { open } = await reader(GERMAN)
    expect((await open('/hafen/de/neu/', 'there')).text).toBe('from the server')
    expect((await open('/hafen/de/neu/')).status).toBe(404)
  })

  it('the front door knows more on the server; without it, it leads to what is here', async () => {
    const { open } = await reader(GERMAN)
    expect((await open('/', 'there')).text).toBe('from the server')
    expect((await open('/')).location).toBe('/hafen/de/')
    expect((await open('/hafen')).location).toBe('/hafen/de/')
    expect((await open('/regions/de/')).text).toContain('Stadt Hafen')
  })
})

describe('what is not saved', () => {
  it.each<[string, Choice, string]>([
    ['another language', GERMAN, '/hafen/uk/'],
    ['another region', GERMAN, '/anderswo/de/'],
    ['a sensitive page', GERMAN, GEWALT],
    [
      'a sensitive page in letters that an address encodes',
      { ...GERMAN, languages: ['uk'] },
      '/hafen/uk/насильство/',
    ],
    ['a legal text that is in another language', { ...GERMAN, languages: ['uk'] }, '/hafen/uk/imprint/'],
  ])('%s: the server is asked, and without it a page says so plainly', async (_, choice, path) => {
    const { open } = await reader(choice)
    expect((await open(path, 'there')).text).toBe('from the server')
    const { status, text } = await open(path)
    expect(status).toBe(503)
    expect(text).toMatch(/nicht auf Ihrem Gerät|немає на вашому пристрої/)
    expect(text).toContain('href="/hafen/')
    expect(text).not.toContain('geheim')
  })

  it('search leaves out what was left out', async () => {
    const { open } = await reader(GERMAN)
    const { status, text } = await open('/hafen/de/search/?query=geheim')
    expect(status).toBe(200)
    expect(text).not.toContain('Hier hilft man')
    const all = await reader(EVERYTHING)
    expect((await all.open('/hafen/de/search/?query=geheim')).text).toContain('Hier hilft man')
    expect((await all.open(GEWALT)).status).toBe(200)
  })

  it('the plain page is in a language that is here, and leads to the very page', async () => {
    const { open } = await reader({ ...GERMAN, languages: ['uk'] }, ['tr'])
    speak('uk')
    const { text } = await open(ARZT)
    expect(text).toContain('lang="uk"')
    expect(text).toContain(`href="${encodeURI('/hafen/uk/здоровя/лікар/')}"`)
  })

  it('without a word of any language two sentences are left, and nothing is white', async () => {
    const { open } = await reader(GERMAN)
    speak()
    const { status, text } = await open(ARZT)
    expect(status).toBe(503)
    expect(text).toContain('<title>')
  })

  it('nothing at all: a plain page', async () => {
    const { open } = await reader(null)
    expect((await open(ARZT)).status).toBe(503)
    expect((await open('/')).status).toBe(503)
  })
})

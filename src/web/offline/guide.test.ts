import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LOCALES as ALL } from '../../../locales/index.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { faceOf } from './addresses.ts'
import type { Choice } from './choice.ts'
import { createGuide, type Guide } from './guide.ts'
import { LOCALES } from './loaded-locales.ts'
import { lookForNews } from './news.ts'
import { saveRegion } from './save.ts'
import { generationsOf } from './saved-region.ts'
import { type County, EVERYTHING, GERMAN, openCounty } from './testing-county.ts'
import type { TestingDevice } from './testing-device.ts'

const ARZT = '/hafen/de/gesundheit/arzt/'
const GEWALT = '/hafen/de/gewalt/'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.leave())
beforeEach(() => speak('de', 'uk', 'ar'))

/** Which words are on the device: the worker reads them from its shelf, here they are put in. */
function speak(...slugs: readonly LanguageSlug[]): void {
  for (const slug of Object.keys(LOCALES)) delete LOCALES[slug]
  Object.assign(LOCALES, Object.fromEntries(slugs.map((slug) => [slug, ALL[slug as 'en']])))
}

interface Reader {
  device: TestingDevice
  guide: Guide
  /** Opens an address with the network cut, or with a server that answers 'from the server'. */
  open(path: string, network?: 'cut' | 'there'): Promise<{ status: number; text: string; location: string | null }>
}

async function reader(choice: Choice | null, languages = ['de-DE', 'de']): Promise<Reader> {
  const device = county.telephone()
  if (choice) await saveRegion(device, choice)
  let network: 'cut' | 'there' = 'cut'
  const guide = createGuide({
    device,
    languages,
    site: { script: null, pocket: null },
    async network() {
      if (network === 'cut') throw new TypeError('no network')
      return new Response('from the server')
    },
  })
  return {
    device,
    guide,
    async open(path, now = 'cut') {
      network = now
      const { pathname, href } = new URL(path, 'http://telephone.example')
      const answer = await guide.answer(new Request(href), faceOf(pathname, []) ?? 'region')
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
    },
  }
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
    ['a sensitive page in letters that an address encodes', { ...GERMAN, languages: ['uk'] }, '/hafen/uk/насильство/'],
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

describe('when something is found broken', () => {
  async function twoGenerations(): Promise<Reader> {
    const one = await reader(GERMAN)
    await county.change('Jetzt hilft der Arzt.')
    await saveRegion(one.device, GERMAN)
    await county.change('Die Ärztin hilft.')
    return one
  }
  const entries = ({ device }: Reader) => device.stored.get('ankerplatz-things') ?? new Map()

  it('the state before answers, whole; and it is mended as soon as there is a network', async () => {
    const one = await twoGenerations()
    const [now] = (await generationsOf(one.device, 'hafen')).whole
    const { parts = {} } = now?.record.languages[0] ?? {}
    const [hash] = Object.entries(parts).flatMap(([name, part]) => (name.startsWith('pages/') ? [part.hash] : []))
    expect((await one.open(ARZT)).text).toContain('Jetzt hilft der Arzt')
    for (const [name, part] of Object.entries(parts))
      if (name.startsWith('pages/')) entries(one).get(`/parts/${part.hash}`).bytes[0] ^= 1
    expect(hash).toBeDefined()
    const again = await reopened(one)
    expect((await again.open(ARZT)).status).toBe(503)
    expect(again.guide.inDoubt()).toBe(true)
    await lookForNews(again.device, 'hafen', again.guide.inDoubt())
    expect((await again.open(ARZT)).status).toBe(200)
    expect(again.guide.inDoubt()).toBe(false)
  })
})

/** The worker was stopped and started again: it remembers nothing. */
async function reopened({ device }: Reader): Promise<Reader> {
  const one = await reader(null)
  one.device.stored.clear()
  for (const [name, cache] of device.stored) one.device.stored.set(name, cache)
  return one
}

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookForNews } from './news.ts'
import { saveRegion } from './save.ts'
import { generationsOf } from './saved-region.ts'
import { type County, GERMAN, openCounty } from './testing-county.ts'
import type { TestingDevice } from './testing-device.ts'
import { readerOf, speak } from './testing-reader.ts'

const ARZT = '/hafen/de/gesundheit/arzt/'
const PAGES = [ARZT, '/hafen/de/ankommen/', '/hafen/de/search/?query=Zustand', '/hafen/de/', '/hafen/']
/** What both changed pages say. */
const [BEFORE, NOW] = ['Zustand Alt', 'Zustand Neu']

let county: County
/** Saved, changed, brought up to date: what every test begins with. */
let device: TestingDevice
beforeAll(async () => {
  speak('de')
  county = await openCounty()
  device = county.telephone()
  for (const words of [BEFORE, NOW]) {
    await county.change(words)
    await saveRegion(device, GERMAN)
  }
})
afterAll(() => county.leave())

/** A telephone like it, to break. */
function another(): TestingDevice {
  const copy = county.telephone()
  for (const [name, cache] of device.stored)
    copy.stored.set(
      name,
      new Map([...cache].map(([at, { bytes, headers }]) => [at, { bytes: bytes.slice(), headers }])),
    )
  return copy
}

const flip = (of: TestingDevice, cache: string, address: string): void => {
  const bytes = of.stored.get(cache)?.get(address)?.bytes
  if (!bytes) throw new Error(`${address} is not in ${cache}`)
  bytes[0] = (bytes[0] ?? 0) ^ 1
}

/** Parts of a saved state: those of one generation only, or those of both. */
async function partsOf(which: 'new' | 'both'): Promise<string[]> {
  const [now, before] = (await generationsOf(device, 'hafen')).whole
  const hashes = (state: typeof now) =>
    Object.values(state?.record.languages[0]?.parts ?? {}).map(({ hash }) => hash)
  return hashes(now)
    .filter((hash) => hashes(before).includes(hash) === (which === 'both'))
    .map((hash) => `/parts/${hash}`)
}

describe('what is found broken on the device', () => {
  it('a part of the newest state: the one before answers, until the part has come again', async () => {
    const one = another()
    expect((await readerOf(one).open(ARZT)).text).toContain(NOW)
    for (const address of await partsOf('new')) flip(one, 'ankerplatz-things', address)
    const { open, guide } = readerOf(one)
    expect((await open(ARZT)).text).toContain(BEFORE)
    expect((await open('/hafen/de/ankommen/')).text).toContain(BEFORE)
    expect(guide.inDoubt()).toBe(true)
    await lookForNews(one, 'hafen', guide.inDoubt())
    for (const page of PAGES.slice(0, 2)) expect((await open(page)).text).toContain(NOW)
    expect(guide.inDoubt()).toBe(false)
  })

  it('parts of both: the server is asked, or a page says so; and then they come again', async () => {
    const one = another()
    for (const address of await partsOf('both')) flip(one, 'ankerplatz-things', address)
    const { open } = readerOf(one)
    const { status, text } = await open(ARZT)
    expect([status, text.includes('beschädigt')]).toEqual([503, true])
    expect((await open(ARZT, 'there')).text).toBe('from the server')
    for (let look = 0; look < 3; look++) {
      await open(ARZT)
      await lookForNews(one, 'hafen', true)
    }
    expect((await open(ARZT)).text).toContain(NOW)
  })

  it('the entry of the newest state: the one before answers; of both: the server, or a page that says so', async () => {
    const one = another()
    const cache = [...one.stored.keys()].find((name) => name.startsWith('ankerplatz-regions-')) ?? ''
    flip(one, cache, '/offline/hafen/now')
    expect((await readerOf(one).open(ARZT)).text).toContain(BEFORE)
    flip(one, cache, '/offline/hafen/before')
    expect((await readerOf(one).open(ARZT, 'there')).text).toBe('from the server')
    expect((await readerOf(one).open(ARZT)).text).toContain('beschädigt')
  })

  it('anything, anywhere: never a mixture, never a fault that nobody tells, never a white page', async () => {
    const places = [...device.stored].flatMap(([cache, entries]) =>
      [...entries.keys()].map((at) => ({ cache, at })),
    )
    expect(places.length).toBeGreaterThan(10)
    const seen = new Set<string>()
    const harm = fc.record({
      place: fc.constantFrom(...places),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      how: fc.constantFrom('flip', 'cut', 'lose'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 4 }), async (harms) => {
        const one = another()
        for (const { place, at, how } of harms) {
          const entries = one.stored.get(place.cache)
          const entry = entries?.get(place.at)
          if (!entry) continue
          const index = Math.floor(at * entry.bytes.length)
          if (how === 'lose') entries?.delete(place.at)
          else if (how === 'cut') entry.bytes = entry.bytes.slice(0, index)
          else if (entry.bytes.length > 0) entry.bytes[index] = (entry.bytes[index] ?? 0) ^ 16
        }
        const { open } = readerOf(one)
        for (const page of PAGES) {
          const { status, text } = await open(page)
          expect([200, 302, 503], `${page} ${status}`).toContain(status)
          const states = new Set(
            text.match(/Zustand (Alt|Neu)|<mark>Zustand<\/mark> (Alt|Neu)/g)?.map((each) => each.slice(-3)),
          )
          expect(states.size, `${page} mixes`).toBeLessThan(2)
          if (status !== 302) expect(text).toContain('<h1>')
          seen.add(`${status} ${[...states]}`)
        }
      }),
      { numRuns: 150 },
    )
    for (const kind of ['200 Neu', '200 Alt', '503 ']) expect([...seen]).toContain(kind)
  })
})

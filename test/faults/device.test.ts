import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER } from '../journeys/browser.ts'
import { openPocket, type Pocket } from '../journeys/pocket.ts'
import { type RealServer, startServer } from '../real-server.ts'
import { draw, times } from './draw.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { statesShown, until } from './reading.ts'
import { addressesOf, foundShipyard, sayEverywhere, stateOf } from './shipyard.ts'

const CHOICE = { region: 'werft', languages: ['de', 'uk'], sensitive: false, pictures: false }
/** What is saved, and what was saved before. */
const [FIRST, SECOND] = [0, 1]
const DRAWS = times(60, 1000)

/** What an address shows on the device. */
interface Shown {
  status: number
  text: string
}

describe.skipIf(NO_BROWSER)('a telephone in bad luck', () => {
  let installation: Installation
  let server: RealServer
  let pocket: Pocket
  beforeAll(async () => {
    installation = await freshInstallation('sqlite')
    await installation.inside((house) => foundShipyard(house))
    server = await startServer(installation.settings)
    pocket = await openPocket()
  })
  afterAll(async () => {
    await pocket?.leave()
    await server?.stop()
    await installation?.remove()
  })

  const look = (address: string): Promise<Shown> =>
    pocket.page().evaluate(async (path) => {
      const answer = await fetch(path)
      return { status: answer.status, text: await answer.text() }
    }, address)
  const shownNow = async (): Promise<number[]> => {
    const pages = await Promise.all(addressesOf('werft').map(look))
    return [...new Set(pages.map(({ text }) => stateOf(text)))]
  }
  const partsHere = (): Promise<number> =>
    pocket.page().evaluate(async () => (await (await caches.open('ankerplatz-things')).keys()).length)

  async function cdp(): Promise<CDPSession> {
    const session = await pocket.context().newCDPSession(pocket.page())
    await session.send('ServiceWorker.enable')
    return session
  }

  it('half a download is shown nowhere, and the next one goes on where it ended', async () => {
    let come = 0
    await pocket.context().route('**/parts/*', (route) => (++come > 5 ? route.abort() : route.continue()))
    expect(await pocket.save(server.url, CHOICE)).toBe('no-network')
    const half = await partsHere()
    expect(half).toBeGreaterThan(0)
    expect((await look('/werft/de/halle/')).status).toBe(200)
    const workers = await pocket
      .page()
      .evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
    expect(workers).toBe(0)
    await pocket.context().unroute('**/parts/*')
    let fetched = 0
    pocket.page().on('requestfinished', (request) => {
      if (request.url().includes('/parts/')) fetched++
    })
    expect(await pocket.save(server.url, CHOICE)).toMatchObject({ region: 'werft' })
    expect(fetched).toBe((await partsHere()) - half)
    expect(await shownNow()).toEqual([FIRST])
  })

  it('a full telephone says so, and shows what it had before', async () => {
    await installation.database((database) => sayEverywhere({ database }, 'werft', SECOND))
    await until(20_000, async () => expect(new Set(await statesShown(server.url))).toEqual(new Set([SECOND])))
    const session = await cdp()
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 2000 })
    const held = await partsHere()
    expect(await pocket.save(server.url, CHOICE)).toBe('no-room')
    expect(await partsHere()).toBe(held)
    expect(await shownNow()).toEqual([FIRST])
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.url })
    expect(await pocket.save(server.url, CHOICE)).toMatchObject({ region: 'werft' })
    expect(await shownNow()).toEqual([SECOND])
  })

  it(`${DRAWS} flipped bits and cut entries: the last good state, or a plain page; never a mixture, never white`, async () => {
    await pocket.page().goto(`${server.url}/werft/de/`)
    await server.stop()
    const random = draw('device')
    const seen = new Map<string, number>()
    const session = await cdp()
    const entries = await everyEntry()
    expect(entries.length).toBeGreaterThan(15)
    const wholes = await Promise.all(entries.map(bytesOf))
    for (let i = 0; i < DRAWS; i++) {
      const drawn = Math.floor(random() * entries.length)
      const [entry, whole] = [entries[drawn] as Entry, wholes[drawn] as number[]]
      // A worker throws away what it found broken, perhaps only after it was put back: it is put back once more.
      await putBack(entry, whole)
      await breakEntry({ ...entry, at: random(), bit: Math.floor(random() * 8), cut: random() < 0.5 })
      // A worker that has read a part does not read it again: this one begins anew.
      await session.send('ServiceWorker.stopAllWorkers')
      const addresses = [...addressesOf('werft'), '/werft/uk/search/?query=Stand', '/werft/de/', '/werft/']
      for (const address of addresses.filter(() => random() < 0.5)) {
        const kind = kindOf(await look(address), address)
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
      }
      await putBack(entry, whole)
    }
    for (const kind of [`state ${FIRST}`, `state ${SECOND}`, 'plain'])
      expect([...seen.keys()]).toContain(kind)
    process.stderr.write(
      `note: device showed ${[...seen].map(([kind, times]) => `${kind}: ${times}`).join(', ')}\n`,
    )
    await pocket.restart()
    await pocket.page().goto(`${server.url}/werft/de/halle/`)
    expect(await shownNow()).toEqual([SECOND])
  })

  interface Entry {
    cache: string
    url: string
  }

  const everyEntry = (): Promise<Entry[]> =>
    pocket.page().evaluate(async () => {
      const all: { cache: string; url: string }[] = []
      for (const cache of await caches.keys())
        for (const { url } of await (await caches.open(cache)).keys()) all.push({ cache, url })
      return all
    })

  const bytesOf = (entry: Entry): Promise<number[]> =>
    pocket.page().evaluate(async ({ cache, url }) => {
      const found = await (await caches.open(cache)).match(url)
      return [...new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer())]
    }, entry)

  /** Breaks an entry through the page's own storage. */
  const breakEntry = (harm: Entry & { at: number; bit: number; cut: boolean }): Promise<void> =>
    pocket.page().evaluate(async ({ cache, url, at, bit, cut }) => {
      const open = await caches.open(cache)
      const entry = await open.match(url)
      if (!entry) throw new Error(`${url} is gone`)
      const { headers } = entry
      const whole = new Uint8Array(await entry.arrayBuffer())
      const place = Math.floor(at * whole.length)
      const broken = cut ? whole.slice(0, place) : whole.slice()
      if (!cut) broken[place] = (broken[place] ?? 0) ^ (1 << bit)
      await open.put(url, new Response(broken, { headers }))
    }, harm)

  const putBack = (entry: Entry, whole: number[]): Promise<void> =>
    pocket.page().evaluate(
      async ({ cache, url, bytes }) => {
        const open = await caches.open(cache)
        const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
        const hex = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('')
        const type = (await open.match(url))?.headers.get('content-type') ?? 'application/json'
        await open.put(
          url,
          new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'x-sum': hex } }),
        )
      },
      { ...entry, bytes: whole },
    )
})

/** What somebody sees. Throws when it is nothing, or two states at once. */
function kindOf({ status, text }: Shown, address: string): string {
  expect(text.length, address).toBeGreaterThan(300)
  if (status === 503) return 'plain'
  expect(status, address).toBe(200)
  if (addressesOf('werft').includes(address)) return `state ${stateOf(text)}`
  const states = new Set(text.match(/(?<=Stand(?:<\/mark>)? )\d+/g))
  expect(states.size, `${address} mixes`).toBeLessThan(2)
  return states.size === 0 ? 'a list' : `state ${[...states][0]}`
}

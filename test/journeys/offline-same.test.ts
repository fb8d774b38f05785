import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER } from './browser.ts'
import { kindsIn } from './kinds-of-pages.ts'
import { openPocket, type Pocket } from './pocket.ts'
import { type RunningHouse, startHouse } from './running-house.ts'
import { addSmallRegions, readdress } from './small-regions.ts'

const REGIONS = {
  ankerland: ['de', 'de-si', 'en', 'uk', 'ar'],
  nordufer: ['de', 'uk', 'ar', 'ti'],
  suedberg: ['de'],
}

/** What a page is to whoever opens it: all but the server's own headers about sending. */
interface Shown {
  url: string
  status: number
  text: string
  headers: Record<string, string>
}

describe.skipIf(NO_BROWSER)('one site, running twice', () => {
  let house: RunningHouse
  let pocket: Pocket
  const fromServer = new Map<string, Shown>()

  beforeAll(async () => {
    house = await startHouse()
    const { arrive } = await addSmallRegions(house.data)
    await readdress(house.data, arrive, 'Ankommen im Norden', 'ankommen-im-norden')
    pocket = await openPocket({ locale: 'uk-UA' })
    await shown('/nordufer/de/ankommen-im-norden/')
    for (const path of await everyAddress()) fromServer.set(path, await show(path))
    for (const [region, languages] of Object.entries(REGIONS)) {
      const choice = { region, languages, sensitive: true, pictures: true }
      expect(await pocket.save(house.url, choice)).toMatchObject({ region, languages })
    }
    await house.close()
  })
  afterAll(() => pocket?.leave())

  const show = (path: string): Promise<Shown> =>
    pocket.page().evaluate(async (address) => {
      const answer = await fetch(address)
      const names = ['content-type', 'content-security-policy', 'cache-control', 'x-robots-tag']
      const others = ['referrer-policy', 'permissions-policy', 'cross-origin-opener-policy']
      const headers = [...names, ...others, 'x-content-type-options', 'content-language', 'x-keep']
      return {
        url: answer.url,
        status: answer.status,
        text: await answer.text(),
        headers: Object.fromEntries(headers.map((name) => [name, answer.headers.get(name) ?? ''])),
      }
    }, path)

  async function shown(path: string): Promise<void> {
    await pocket.page().goto(`${house.url}/suedberg/de/`)
    const until = Date.now() + 20_000
    while ((await show(path)).status !== 200) {
      if (Date.now() > until) throw new Error(`${path} is not there`)
      await new Promise((later) => setTimeout(later, 100))
    }
  }

  /** Every kind of page in every language, every page of every sitemap, and addresses that lead elsewhere or nowhere. */
  async function everyAddress(): Promise<string[]> {
    const own = Object.entries(REGIONS).flatMap(([region, languages]) =>
      languages.map((language) => `/${region}/${language}/`),
    )
    const files = own.flatMap((home) => [`${home}sitemap.xml`, `${home}manifest.webmanifest`])
    const maps = await Promise.all(own.map((home) => show(`${home}sitemap.xml`)))
    const pages = maps.flatMap(({ text }) =>
      Array.from(text.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address = '']) => new URL(address).pathname),
    )
    const kinds = kindsIn(REGIONS.ankerland).map(({ path }) => path)
    const searches = own.map((home) => `${home}search/?query=${encodeURIComponent('Arzt Schule дитина')}`)
    return [...new Set([...own, ...files, ...pages, ...kinds, ...searches, ...ELSEWHERE])].filter(
      (path) => !NOT_SAVED.test(path),
    )
  }

  it('every page in every language is the same from the device as from the server, to the byte', async () => {
    expect(fromServer.size).toBeGreaterThan(150)
    const differing: string[] = []
    for (const [path, theirs] of fromServer) {
      const own = await show(path)
      if (JSON.stringify(own) !== JSON.stringify(theirs))
        differing.push(`${path} ${firstDifference(own, theirs)}`)
    }
    expect(differing).toEqual([])
  })

  it('and they were pages of every kind', () => {
    const statuses = Map.groupBy(fromServer.values(), ({ status }) => status)
    expect([...statuses.keys()].sort()).toEqual([200, 400, 404])
    expect(
      [...fromServer].filter(([path, { url }]) => new URL(url).pathname !== path).length,
    ).toBeGreaterThan(5)
  })
})

/** Former addresses, short ones, wrong ones. */
const ELSEWHERE = [
  ...['/', '/regions', '/regions/xx/', '/landing/uk/', '/ankerland', '/nordufer/', '/regions/uk/points.json'],
  ...['/nordufer/de/ankommen/', '/ankerland/de/disclaimer/', '/ankerland/uk', '/ankerland/de/%E0%A4%A/'],
  ...['/ankerland/ar/nowhere/at/all/', '/nordufer/ti/search', '/suedberg/uk/'],
]
/** What only the network can know, and the words of a language that nobody saved. */
const NOT_SAVED = /^\/atlantis\/|^\/suedberg\/pl\//

const firstDifference = (own: Shown, theirs: Shown): string => {
  if (own.status !== theirs.status || own.url !== theirs.url)
    return `${own.status} ${own.url} instead of ${theirs.status} ${theirs.url}`
  const at = Array.from(own.text).findIndex((_, i) => own.text[i] !== theirs.text[i])
  return at < 0
    ? `headers ${JSON.stringify(own.headers)} instead of ${JSON.stringify(theirs.headers)}`
    : `'${own.text.slice(at, at + 60)}' instead of '${theirs.text.slice(at, at + 60)}'`
}

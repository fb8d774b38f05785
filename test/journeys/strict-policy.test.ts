import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ask } from './asking.ts'
import { NO_BROWSER, openBrowser } from './browser.ts'
import { COUNTIES } from './counties.ts'

const { url, counties } = inject('house')
const AT_ONCE = 3
const SAMPLE = process.env.LONG ? Number.POSITIVE_INFINITY : 60

/** What a crawl has seen on its way. */
interface Seen {
  pages: number
  faults: string[]
  /** Addresses on our own host -> whether an editor's text alone names them. */
  links: Map<string, { on: string; inText: boolean }>
}

describe.skipIf(NO_BROWSER)('every page keeps to the strictest policy', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('what breaks the policy is seen', async () => {
    const context = await watched(browser)
    const page = await context.newPage()
    const seen: Seen = { pages: 0, faults: [], links: new Map() }
    await watch(context, seen)
    await page.goto(`${url}/regions/de/`)
    await page.evaluate(() => {
      document.body.append(
        Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' }),
      )
      document.body.setAttribute('style', 'color: red')
    })
    await page.waitForTimeout(200)
    expect(seen.faults.join('\n')).toMatch(/Content Security Policy/)
    expect(await page.evaluate(() => (globalThis as unknown as Watched).violations.length)).toBeGreaterThan(0)
    await context.close()
  })

  it('all pages of the demo county, in all languages', async () => {
    const pages = await pagesOf('ankerland', ['de', 'de-si', 'en', 'uk', 'ar'])
    const seen = await crawl(browser, pages)
    expect(seen.pages).toBeGreaterThan(220)
    expect(seen.faults).toEqual([])
    expect(await deadLinks(seen)).toEqual([])
  }, 240_000)

  it('contents from elsewhere', async () => {
    const pages = [...(await pagesOf('suedberg', ['de'])), ...(await pagesOf('nordufer', ['de', 'ti']))]
    const seen = await crawl(browser, pages)
    expect(seen.faults).toEqual([])
    expect(await deadLinks(seen)).toEqual([])
  })

  it.skipIf(!counties)(
    `${process.env.LONG ? 'all' : SAMPLE} pages of two real counties`,
    async () => {
      const all = (await Promise.all(COUNTIES.map((region) => pagesOf(region, ['de', 'en'])))).flat()
      expect(all.length).toBeGreaterThan(1000)
      const step = Math.max(1, Math.floor(all.length / SAMPLE))
      const seen = await crawl(
        browser,
        all.filter((_, i) => i % step === 0),
      )
      expect(seen.pages).toBeGreaterThanOrEqual(Math.min(SAMPLE, all.length))
      expect(seen.faults).toEqual([])
      expect(await deadLinks(seen)).toEqual([])
    },
    process.env.LONG ? 900_000 : 120_000,
  )
})

/** The pages of a region that its sitemap names, and its legal ones. */
async function pagesOf(region: string, languages: readonly string[]): Promise<string[]> {
  const pages: string[] = []
  for (const language of languages) {
    const { body } = await ask(`${url}/${region}/${language}/sitemap.xml`)
    pages.push(...Array.from(body.toString().matchAll(/<loc>([^<]*)<\/loc>/g), ([, at = '']) => at))
    for (const kind of ['imprint', 'privacy', 'accessibility', 'search', 'offline'])
      pages.push(`${url}/${region}/${language}/${kind}/`)
  }
  return pages
}

interface Watched {
  violations: string[]
}

async function watched(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    )
  })
  return context
}

/** Whatever the browser complains about, and every request to somebody else, is a fault. */
async function watch(context: BrowserContext, seen: Seen): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') seen.faults.push(`${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', (error) => seen.faults.push(String(error.error())))
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== url) seen.faults.push(`asks ${request.url()}`)
  })
}

async function crawl(browser: Browser, addresses: readonly string[]): Promise<Seen> {
  const context = await watched(browser)
  const seen: Seen = { pages: 0, faults: [], links: new Map() }
  await watch(context, seen)
  const waiting = [...addresses]
  const walk = async (): Promise<void> => {
    const page = await context.newPage()
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const answer = await page.goto(address)
      if (answer?.status() !== 200) seen.faults.push(`${address}: ${answer?.status()}`)
      const { faults, links } = await page.evaluate(inspect)
      seen.faults.push(...faults.map((fault) => `${decodeURI(page.url())}: ${fault}`))
      for (const [href, inText] of links) {
        const known = seen.links.get(href)
        seen.links.set(href, { on: known?.on ?? page.url(), inText: inText && (known?.inText ?? true) })
      }
      seen.pages++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walk))
  await context.close()
  return seen
}

/** Runs in the page: what stands in it that must not, and which of our addresses it names. */
function inspect(): { faults: string[]; links: [string, boolean][] } {
  const faults = [...(globalThis as unknown as Watched).violations]
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes)
      if (name === 'style' || name.startsWith('on')) faults.push(`<${element.localName} ${name}>`)
  }
  const foreign = document.querySelectorAll('iframe, object, embed, base, form:not([method=get])')
  faults.push(...Array.from(foreign, (element) => `<${element.localName}>`))
  const named = [...document.querySelectorAll('a[href^="/"], img[src], script[src]')]
  const links = named.map((element): [string, boolean] => [
    element.getAttribute('href') ?? element.getAttribute('src') ?? '',
    element.closest('.prose') !== null,
  ])
  return { faults, links }
}

/** Addresses that answer anything but 200. An editor's text may name an old address: it leads on. */
async function deadLinks({ links }: Seen): Promise<string[]> {
  const dead: string[] = []
  const waiting = [...links]
  const walk = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [href, { on, inText }] = next
      const { status } = await ask(url + encodeURI(decodeURI(href)).split('#')[0])
      if (status !== 200 && !(status === 301 && inText)) dead.push(`${status} ${href} on ${decodeURI(on)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walk))
  return dead
}

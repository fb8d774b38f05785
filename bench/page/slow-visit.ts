import type { Browser, CDPSession, Page } from 'playwright-core'

/** What one visit of a page cost. Bytes are those on the wire, headers included. */
export interface Visit {
  /** Of the page's own response. */
  html: number
  script: number
  total: number
  requests: number
  /** Milliseconds from the start of the visit; the largest thing that was painted, and what it was. */
  firstPaint: number
  largestPaint: number
  largest: string
  /** Cumulative layout shift. */
  shift: number
}

export interface Screen {
  name: string
  width: number
  height: number
  mobile: boolean
}

export const SCREENS: readonly Screen[] = [
  { name: 'phone', width: 390, height: 844, mobile: true },
  { name: 'desk', width: 1280, height: 900, mobile: false },
]

const CPU_SLOWDOWN = 4
/** 'Slow 3G' of Chromium's DevTools, adjustment factors included: 400 ms x 5 latency, 500 kbit/s x 0.8. */
const SLOW_3G = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 }
/** What may still be painted later than this is not waited for. */
const SETTLE_MS = 1500

/** One cold visit by a slow phone over a slow network. */
export async function slowVisit(browser: Browser, address: string, screen: Screen): Promise<Visit> {
  const { width, height, mobile } = screen
  const context = await browser.newContext({
    viewport: { width, height },
    isMobile: mobile,
    hasTouch: mobile,
    deviceScaleFactor: mobile ? 2 : 1,
  })
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', SLOW_3G)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    const wire = watchWire(cdp)
    await page.addInitScript(watchPaint)
    await page.goto(address, { waitUntil: 'load', timeout: 120_000 })
    await page.waitForTimeout(SETTLE_MS)
    return { ...wire(address), ...(await painted(page)) }
  } finally {
    await context.close()
  }
}

function watchWire(
  cdp: CDPSession,
): (address: string) => Pick<Visit, 'html' | 'script' | 'total' | 'requests'> {
  const kinds = new Map<string, { url: string; type: string; bytes: number }>()
  cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
    kinds.set(requestId, { url: response.url, type, bytes: 0 })
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const seen = kinds.get(requestId)
    if (seen) seen.bytes = encodedDataLength
  })
  return (address) => {
    const all = [...kinds.values()]
    const sum = (of: typeof all): number => of.reduce((bytes, one) => bytes + one.bytes, 0)
    return {
      html: sum(all.filter(({ url }) => url === encodeURI(decodeURI(address)))),
      script: sum(all.filter(({ type }) => type === 'Script')),
      total: sum(all),
      requests: all.length,
    }
  }
}

interface Watched {
  largestPaint: number
  largest: string
  shift: number
}

/** Runs in the page, before anything of it. */
function watchPaint(): void {
  const seen: Watched = { largestPaint: 0, largest: '', shift: 0 }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[]) {
      seen.largestPaint = entry.startTime
      seen.largest = entry.element?.tagName.toLowerCase() ?? ''
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

const painted = (page: Page): Promise<Pick<Visit, 'firstPaint' | 'largestPaint' | 'largest' | 'shift'>> =>
  page.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint')
    return { firstPaint: first?.startTime ?? 0, ...(window as unknown as { seen: Watched }).seen }
  })

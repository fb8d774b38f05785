import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_BROWSER, openBrowser } from '../test/journeys/browser.ts'
import { startServer } from '../test/real-server.ts'
import { kB, largest, median, seconds, short } from './figures.ts'
import { addLongPages } from './page/long-pages.ts'
import { SCREENS, type Screen, slowVisit, type Visit } from './page/slow-visit.ts'
import { importCounties } from './read/counties.ts'
import { isShort, optionOf, type Table, tell } from './report.ts'

const RUNS = isShort ? 1 : Number(optionOf('runs') ?? 5)
const DEMO = [
  '/ankerland/de/erste-schritte/wohnsitz-anmelden/',
  '/ankerland/ar/الخطوات-الأولى/تسجيل-عنوان-السكن/',
  '/ankerland/uk/',
]
const COUNTY = '/lkaugsburg/de/willkommen-lkaugsburg/landkreis/landratsamt/'

if (NO_BROWSER) process.exit(0)
const data = await mkdtemp(join(tmpdir(), 'ankerplatz-page-'))
const settings = { ANKERPLATZ_DATA: data, ANKERPLATZ_DEMO: 'on' }
const server = await startServer(settings)
const browser = await openBrowser()
try {
  const counties = isShort ? [] : await importCounties(settings)
  const long = isShort ? [] : await addLongPages(settings)
  const pages = [...(counties.includes('lkaugsburg') ? [COUNTY] : []), ...DEMO, ...long]
  for (const page of pages) await shown(server.url + encodeURI(page))
  const tables: Table[] = []
  for (const screen of isShort ? SCREENS.slice(0, 1) : SCREENS) tables.push(await measure(pages, screen))
  tell({
    name: 'page',
    title: 'What a page costs a slow phone on a slow network',
    notes: [
      `Headless Chromium, processor slowed down 4 times, DevTools' 'Slow 3G' (50 kB/s, 2 s latency), nothing cached, ${RUNS} visits each: median (longest).`,
      'Bars: HTML at most 14 kB, at most 60 kB and 6 requests in all, JavaScript at most 15 kB, largest paint at most 2.8 s. No answer can be there before the latency of 2.0 s.',
      'Bytes are those on the wire, headers included.',
    ],
    tables,
  })
} finally {
  await browser.close()
  await server.stop()
  await rm(data, { recursive: true, force: true })
}

async function measure(pages: readonly string[], screen: Screen): Promise<Table> {
  const rows: string[][] = []
  for (const page of pages) {
    const visits: Visit[] = []
    for (let run = 0; run < RUNS; run++)
      visits.push(await slowVisit(browser, server.url + encodeURI(page), screen))
    const of = (pick: (visit: Visit) => number): number[] => visits.map(pick)
    const last = visits.at(-1)
    rows.push([
      page,
      kB(median(of(({ html }) => html))),
      kB(median(of(({ script }) => script))),
      kB(median(of(({ total }) => total))),
      String(largest(of(({ requests }) => requests))),
      seconds(median(of(({ firstPaint }) => firstPaint))),
      `${seconds(median(of(({ largestPaint }) => largestPaint)))} (${seconds(largest(of(({ largestPaint }) => largestPaint)))})`,
      last?.largest ?? '',
      short(largest(of(({ shift }) => shift))),
    ])
  }
  const head = [
    'page',
    'HTML',
    'JavaScript',
    'in all',
    'requests',
    'first paint',
    'largest paint',
    'which is',
    'shift',
  ]
  return { title: `${screen.name}, ${screen.width} x ${screen.height}`, head, rows }
}

/** What another process published is there when the server has looked at the shelf: each second. */
async function shown(address: string): Promise<void> {
  for (let look = 0; look < 100; look++) {
    if ((await fetch(address)).status === 200) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`${address} is not there`)
}

import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { localesAtRunTime } from '../at-run-time.mjs'
import { inlineCss } from '../inline-css.mjs'
import { NO_BROWSER } from '../test/journeys/browser.ts'
import { openPocket, type Pocket, wordsFacts } from '../test/journeys/pocket.ts'
import { startServer } from '../test/real-server.ts'
import { kB, largest, median, ms } from './figures.ts'
import { changePage } from './offline/change.ts'
import { type Sent, sentDuring } from './offline/wire.ts'
import { importCounties } from './read/counties.ts'
import { isShort, optionOf, type Table, tell } from './report.ts'

const RUNS = isShort ? 2 : Number(optionOf('runs') ?? 20)
const CPU_SLOWDOWN = 4
/** What a device fetches of a region: its record and its parts. The program is a figure of its own. */
const OF_THE_PACK = /^\/(parts|offline\/[^/]+\/record[.]json)/

if (NO_BROWSER) process.exit(0)
const data = await mkdtemp(join(tmpdir(), 'ankerplatz-offline-'))
const settings = { ANKERPLATZ_DATA: data, ANKERPLATZ_DEMO: 'on' }
const server = await startServer(settings)
const pocket = await openPocket()
try {
  const counties = isShort ? [] : await importCounties(settings)
  const region = counties.includes('lkaugsburg') ? 'lkaugsburg' : 'ankerland'
  const languages = region === 'lkaugsburg' ? ['de', 'en'] : ['de', 'uk']
  const pages = await pagesOf(region, 'de')
  const own = await saved([languages[0] ?? ''], region)
  const two = await saved(languages, region)
  const record = () => fetch(`${server.url}/offline/${region}/record.json`).then((answer) => answer.text())
  const before = await record()
  const title = await changePage(settings, region, 'Neu seit heute.')
  while ((await record()) === before) await new Promise((later) => setTimeout(later, 100))
  const changed = await saved(languages, region)
  await server.stop()
  tell({
    name: 'offline',
    title: 'A region in the pocket',
    notes: [
      `Headless Chromium with a profile of its own; ${region}, ${languages.join(' and ')}, without sensitive pages and pictures. Bytes are those on the wire, headers included.`,
      `Parts are as publishing has just written them: brotli at quality 5, before they are made smaller in the background. Changed: one page ('${title}').`,
      'Bars: pack of one language at most 200 kB, after one page changed at most 40 kB, worker at most 40 kB compressed, a page in at most 500 ms.',
      `Times: ${RUNS} pages drawn evenly, the server stopped, processor of the page slowed down ${CPU_SLOWDOWN} times. Chromium does not slow down a worker: the real visits are slow in painting only; so the worker's program is also run in the page, started anew for each page.`,
    ],
    tables: [await bytesTable(own, two, changed), await timesTable(pocket, region, pages)],
  })
} finally {
  await pocket.leave()
  await server.stop()
  await rm(data, { recursive: true, force: true })
}

function saved(languages: string[], region: string): Promise<Sent> {
  const choice = { region, languages, sensitive: false, pictures: false }
  return sentDuring(pocket.page(), OF_THE_PACK, async () => {
    const done = await pocket.save(server.url, choice)
    if (typeof done === 'string') throw new Error(done)
  })
}

async function pagesOf(region: string, language: string): Promise<string[]> {
  const map = await (await fetch(`${server.url}/${region}/${language}/sitemap.xml`)).text()
  return Array.from(map.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address = '']) => new URL(address).pathname)
}

async function bytesTable(own: Sent, two: Sent, changed: Sent): Promise<Table> {
  const { size } = await stat('dist/worker.js.br')
  const row = (name: string, { bytes, requests }: Sent, bar: string): string[] => [
    name,
    kB(bytes),
    String(requests),
    bar,
  ]
  return {
    title: 'Bytes',
    head: ['what', 'on the wire', 'requests', 'bar'],
    rows: [
      row('one language', own, '200 kB'),
      row('another one besides', two, '-'),
      row('after one page changed', changed, '40 kB'),
      ['the worker (brotli)', kB(size), '1', '40 kB'],
    ],
  }
}

async function timesTable(of: Pocket, region: string, pages: readonly string[]): Promise<Table> {
  const drawn = Array.from({ length: RUNS }, (_, i) => pages[Math.floor((i * pages.length) / RUNS)] ?? '')
  const asked = [...drawn, `/${region}/de/search/?query=Arzt`]
  const visits = await visitsOf(of, asked)
  const answers = await answersOf(of, asked)
  const search = answers.pop() ?? Number.NaN
  const searched = visits.pop()?.painted ?? Number.NaN
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    ms(median(values)),
    ms(largest(values)),
    '500 ms',
  ]
  return {
    title: 'From an address to its page, no network',
    head: ['what', 'p50', 'longest', 'bar'],
    rows: [
      row(
        'a real visit: answered',
        visits.map(({ first }) => first),
      ),
      row(
        'a real visit: painted',
        visits.map(({ painted }) => painted),
      ),
      row('the program in the slow page, from nothing to the HTML', answers),
      row('a real search: painted', [searched]),
      row('a search by the program in the slow page, its index made from nothing', [search]),
    ],
  }
}

/** Real visits: the page as it is, with no script of this bench in it. */
async function visitsOf(of: Pocket, paths: readonly string[]): Promise<{ first: number; painted: number }[]> {
  await of.restart({ door: false })
  const page = await slowPage(of)
  const visits: { first: number; painted: number }[] = []
  for (const path of paths) {
    await page.goto(server.url + path, { waitUntil: 'load' })
    visits.push(await page.evaluate(paintOf))
  }
  return visits
}

/** The worker's program in the page itself, started anew for each page. */
async function answersOf(of: Pocket, paths: readonly string[]): Promise<number[]> {
  await of.context().addInitScript({ content: await guideInPage() })
  const page = await slowPage(of)
  const answers: number[] = []
  for (const path of paths) {
    await page.goto(server.url + path, { waitUntil: 'load' })
    answers.push(await page.evaluate(answerOf, path))
  }
  return answers
}

async function slowPage(of: Pocket): Promise<Page> {
  const page = await of.context().newPage()
  const cdp = await of.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  return page
}

/** Runs in the page: when its HTML began to come, and when something was painted. */
async function paintOf(): Promise<{ first: number; painted: number }> {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const painted = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) resolve(entry.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
  return { first: visit?.responseStart ?? 0, painted }
}

async function answerOf(path: string): Promise<number> {
  const program = globalThis as unknown as { answerIn(path: string): Promise<{ ms: number; status: number }> }
  const { ms, status } = await program.answerIn(path)
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return ms
}

async function guideInPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bench/offline/guide-in-page.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [inlineCss, localesAtRunTime],
    define: await wordsFacts(),
  })
  return outputFiles[0]?.text ?? ''
}

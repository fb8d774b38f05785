import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Config, readConfig } from '../src/config.ts'
import { type RealServer, startServer } from '../test/real-server.ts'
import { kB, largest, MB, median, ms, percentile, seconds } from './figures.ts'
import { pick, seeded } from './random.ts'
import { isShort, optionOf, type Table, tell } from './report.ts'
import { ask, sentBytes } from './scale/ask.ts'
import { onDisk } from './scale/disk.ts'
import { fill, LANGUAGES, PAGES } from './scale/fill.ts'
import { memoryOf } from './scale/process.ts'
import { publishSome, type Sample } from './scale/sample.ts'

const START_BAR_MS = 5000
const IDLE_BAR_BYTES = 300e6
const ALL = 1000
const REGIONS = Number(optionOf('regions') ?? (isShort ? 10 : ALL))
/** So many are also published as the house does it: a thousand would take longer than one waits. */
const PUBLISHED = Math.min(REGIONS, isShort ? 2 : 20)
const PAGES_IN_CHAPTER = 10
const READS = isShort ? 200 : 2000
const IDLE_MS = isShort ? 2000 : 10_000

const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-scale-'))
const settings = { ANKERPLATZ_DATA: folder, ANKERPLATZ_DEMO: 'off', LOG_LEVEL: 'warn', DATABASE_URL: '' }
try {
  await measure(readConfig({ ...process.env, ...settings }))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measure(config: Config): Promise<void> {
  const began = performance.now()
  await fill(config, REGIONS)
  const filledInMs = performance.now() - began
  const sample = await publishSome(
    config,
    Array.from({ length: PUBLISHED }, (_, i) => slugOf(1 + Math.floor((i * REGIONS) / PUBLISHED))),
  )
  const server = await startServer(settings)
  try {
    const tables = [madeTable(config, filledInMs), sampleTable(sample), ...(await readAll(server))]
    tell({
      // A smaller country is for a look in between: its table is not kept beside that of the whole one.
      name: REGIONS === ALL ? 'scale' : join(tmpdir(), `ankerplatz-scale-${REGIONS}`),
      title: `A country: ${REGIONS.toLocaleString('en')} regions, ${LANGUAGES.length} languages, ${PAGES} pages`,
      notes: [
        'Rows and editions are written in bulk, in the format of publishing, without syncing; texts are of 300 bytes and more, shorter than real ones.',
        `${PUBLISHED} regions are also published by the house's own code from those rows, each file synced, one after the other, on a shelf beside, and compared: parts of the same names and size in bulk, or the rest would measure something else. Contents differ where the sanitizer closes what a text left open.`,
        'The server is the built one with its usual settings (ANKERPLATZ_MEMORY=128). Its files lie in the memory of the system when it starts; nothing is in its own.',
        'Pages are read one after the other, each for the first time, in any of the languages; the client takes part of the same cores.',
        `Bars: ready in ${seconds(START_BAR_MS)}, ${MB(IDLE_BAR_BYTES)} at rest. Memory is what lies in RAM (VmRSS), threads and shared libraries included.`,
      ],
      tables,
    })
  } finally {
    await server.stop()
  }
}

function madeTable({ database, shelf }: Config, tookMs: number): Table {
  const rows = REGIONS * (2 + LANGUAGES.length + PAGES + 3 * PAGES * LANGUAGES.length)
  return {
    title: 'Database and editions, written in bulk',
    head: ['rows', 'in all', 'database', 'editions', 'on disk'],
    rows: [
      [
        rows.toLocaleString('en'),
        seconds(tookMs),
        MB(onDisk(database.file).taken),
        MB(onDisk(shelf).bytes),
        MB(onDisk(shelf).taken),
      ],
    ],
  }
}

function sampleTable({ times, parts, missing, bytes, bulkBytes }: Sample): Table {
  return {
    title: `${PUBLISHED} regions, published by the house`,
    head: ['parts', 'a region, p50', 'longest', 'only on one shelf', 'bytes in bulk to bytes'],
    rows: [
      [
        parts.toLocaleString('en'),
        ms(median(times)),
        ms(largest(times)),
        String(missing.length),
        (bulkBytes / bytes).toFixed(4),
      ],
    ],
  }
}

function slugOf(region: number): string {
  return `kreis-${region}`
}

/** Where a page stands in a region, after slug and language: each tenth is a chapter. */
function pathIn(region: number, page: number): string {
  const first = (region - 1) * PAGES + 1
  const chapter = `seite-${first + page - (page % PAGES_IN_CHAPTER)}/`
  return page % PAGES_IN_CHAPTER === 0 ? chapter : `${chapter}seite-${first + page}/`
}

/** At rest first, then with all that readers may ask for. */
async function readAll(server: RealServer): Promise<Table[]> {
  await pause(IDLE_MS)
  const idle = memoryOf(server.pid)
  const pages = await readPages(server)
  const afterPages = memoryOf(server.pid)
  const lists = await readLists(server)
  const afterAll = memoryOf(server.pid)
  return [
    {
      title: 'The server',
      head: ['', 'measured', 'bar'],
      rows: [
        ['ready after', seconds(server.startedInMs), seconds(START_BAR_MS)],
        [`memory at rest, ${seconds(IDLE_MS)} after`, MB(idle.now), MB(IDLE_BAR_BYTES)],
        ['the most while it started', MB(idle.most), '-'],
        [`memory after ${READS.toLocaleString('en')} pages`, MB(afterPages.now), '-'],
        ['memory after the lists, too', MB(afterAll.now), '-'],
        ['the most until then', MB(afterAll.most), '-'],
      ],
    },
    {
      title: `${READS.toLocaleString('en')} pages anywhere, each for the first time`,
      head: ['p50', 'p99', 'longest', 'not answered with 200'],
      rows: [
        [
          ms(median(pages.times)),
          ms(percentile(pages.times, 0.99)),
          ms(largest(pages.times)),
          String(pages.failed),
        ],
      ],
    },
    lists,
  ]
}

async function readPages({ url }: RealServer): Promise<{ times: number[]; failed: number }> {
  const random = seeded(2000)
  const times: number[] = []
  let failed = 0
  for (let i = 0; i < READS; i++) {
    const region = 1 + Math.floor(random() * REGIONS)
    const path = pathIn(region, Math.floor(random() * PAGES))
    const answer = await ask(`${url}/${slugOf(region)}/${pick(random, LANGUAGES)}/${path}`)
    times.push(answer.ms)
    if (answer.status !== 200) failed++
  }
  return { times, failed }
}

async function readLists({ url }: RealServer): Promise<Table> {
  const middle = Math.ceil(REGIONS / 2)
  const addresses = [
    '/regions/de/',
    `/regions/de/?query=Musterkreis+${middle}`,
    `/regions/de/?query=Musterdrof+${middle}`,
    `/regions/de/?query=${10_000 + middle}`,
    '/regions/de/points.json',
    '/api/v3/regions/',
    '/sitemap.xml',
    `/${slugOf(middle)}/de/search/?query=Anmeldung`,
  ]
  const rows: string[][] = []
  for (const address of addresses) {
    const first = await ask(url + address)
    const second = await ask(url + address)
    rows.push([
      address,
      String(first.status),
      ms(first.ms),
      ms(second.ms),
      kB(first.bytes),
      kB(await sentBytes(url + address)),
    ])
  }
  return {
    title: 'Lists and searches over all regions',
    head: ['address', 'status', 'first', 'again', 'size', 'sent'],
    rows,
  }
}

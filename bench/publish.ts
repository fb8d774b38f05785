import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { freshDatabase } from '../test/databases.ts'
import { startServer } from '../test/real-server.ts'
import { largest, median, ms, percentile } from './figures.ts'
import { bigRegion, LANGUAGES } from './publish/big-region.ts'
import { breakdown } from './publish/breakdown.ts'
import { buildEditingServer } from './publish/build.ts'
import { type Seen, seenAfterCommit, seenFromElsewhere } from './publish/seen.ts'
import { isShort, type Report, type Table, tell } from './report.ts'

/** How long after an editor's commit a reader sees the new text. */
const BAR_MS = 200
const PAGES_IN_CHAPTER = isShort ? 5 : 25
const ROUNDS = isShort ? 8 : 50
const ROUNDS_ELSEWHERE = isShort ? 2 : 10

const script = await buildEditingServer()
const tables = [...(await measure('SQLite'))]
if (process.env.TEST_DATABASE_URL) {
  const postgres = await freshDatabase('postgres')
  await postgres.database.close()
  tables.push(...(await measure('PostgreSQL', postgres.url)))
}

const report: Report = {
  name: 'publish',
  title: 'From the commit of a change to the page that shows it',
  notes: [
    `A region of ${PAGES_IN_CHAPTER * 20} pages in ${LANGUAGES.length} languages, texts of 3 to 5 kB. One page changes and is published; its address is asked for every 2 ms over HTTP until it shows the new text.`,
    `Bar: 95 of 100 within ${BAR_MS} ms where the server itself commits. Another process is noticed by looking each second.`,
    'Server, publishing thread and client share the cores of one machine.',
    process.env.TEST_DATABASE_URL
      ? 'PostgreSQL: the one of TEST_DATABASE_URL.'
      : 'PostgreSQL is left out: set TEST_DATABASE_URL to one where databases may be made.',
  ],
  tables,
}
tell(report)

async function measure(kind: string, url?: string): Promise<Table[]> {
  const data = await mkdtemp(join(tmpdir(), 'ankerplatz-publish-'))
  const settings = {
    ANKERPLATZ_DATA: data,
    ANKERPLATZ_DEMO: 'off',
    LOG_LEVEL: 'info',
    DATABASE_URL: url ?? '',
  }
  const config = readConfig({ ...process.env, ...settings })
  try {
    const region = await bigRegion(config, PAGES_IN_CHAPTER)
    const steps = await breakdown(config, region, isShort ? 3 : 15)
    const server = await startServer(settings, { script })
    try {
      const here = await seenAfterCommit(server, region, ROUNDS)
      const elsewhere = await seenFromElsewhere(server, config, region, ROUNDS_ELSEWHERE)
      return [seenTable(kind, here, elsewhere), stepsTable(kind, steps)]
    } finally {
      await server.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

function seenTable(kind: string, here: Seen, elsewhere: Seen): Table {
  const row = (name: string, { waits, publishing }: Seen, bar: string): string[] => [
    name,
    String(waits.length),
    ms(median(waits)),
    ms(percentile(waits, 0.95)),
    ms(largest(waits)),
    bar,
    ms(median(publishing)),
  ]
  return {
    title: `Seen after the commit (${kind})`,
    head: ['who commits', 'rounds', 'p50', 'p95', 'longest', 'bar for p95', 'of it publishing, p50'],
    rows: [row('the server itself', here, ms(BAR_MS)), row('another process', elsewhere, '-')],
  }
}

function stepsTable(kind: string, steps: readonly [string, number][]): Table {
  return {
    title: `Where the time goes (${kind}, medians)`,
    head: ['step', 'time'],
    rows: steps.map(([name, time]) => [name, ms(time)]),
  }
}

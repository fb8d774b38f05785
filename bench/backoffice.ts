import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { freshDatabase } from '../test/databases.ts'
import { freePort, startServer } from '../test/real-server.ts'
import { type Colleague, newColleague } from './backoffice/colleague.ts'
import { firstPublished, publishedAfterClick } from './backoffice/publishing.ts'
import { screensOf, timesOf } from './backoffice/screens.ts'
import { largest, median, ms, percentile } from './figures.ts'
import { type BigRegion, bigRegion, LANGUAGES } from './publish/big-region.ts'
import { isShort, type Table, tell } from './report.ts'

const PAGE_BAR_MS = 300
const LEVEL_BAR_MS = 150
const PUBLISH_BAR_MS = 200
const PAGES_IN_CHAPTER = isShort ? 5 : 100
const ROUNDS = isShort ? 3 : 40
const PUBLISHED = isShort ? 3 : 40

const tables = [...(await measure('SQLite'))]
if (process.env.TEST_DATABASE_URL) {
  const postgres = await freshDatabase('postgres')
  await postgres.database.close()
  tables.push(...(await measure('PostgreSQL', postgres.url)))
}
tell({
  name: 'backoffice',
  title: 'The back office: screens, levels of the tree, and publishing',
  notes: [
    `A region of ${PAGES_IN_CHAPTER * 20} pages in ${LANGUAGES.length} languages, texts of 3 to 5 kB; an editor who is signed in, one request after the other, over HTTP, until the last byte.`,
    `Bars: 95 of 100 screens within ${PAGE_BAR_MS} ms, levels of the tree within ${LEVEL_BAR_MS} ms. From the click on publish until the public page shows the text, asked every 2 ms: ${PUBLISH_BAR_MS} ms.`,
    'Server, publishing thread and client share the cores of one machine.',
    process.env.TEST_DATABASE_URL
      ? 'PostgreSQL: the one of TEST_DATABASE_URL.'
      : 'PostgreSQL is left out: set TEST_DATABASE_URL to one where databases may be made.',
  ],
  tables,
})

async function measure(kind: string, url?: string): Promise<Table[]> {
  const data = await mkdtemp(join(tmpdir(), 'ankerplatz-backoffice-'))
  const port = String(await freePort())
  const settings = {
    ...{ ANKERPLATZ_DATA: data, ANKERPLATZ_DEMO: 'off', LOG_LEVEL: 'warn', DATABASE_URL: url ?? '' },
    ...{ PORT: port, ANKERPLATZ_URL: `http://127.0.0.1:${port}` },
  }
  const config = readConfig({ ...process.env, ...settings })
  try {
    const region = await bigRegion(config, PAGES_IN_CHAPTER)
    const database = openDatabase(config.database)
    const server = await startServer(settings)
    try {
      await firstPublished(server.url, region)
      const colleague = await newColleague(database, config, region.id)
      return [
        await screensTable(kind, server.url, colleague, region),
        await publishTable(
          kind,
          await publishedAfterClick(server.url, colleague, database, region, PUBLISHED),
        ),
      ]
    } catch (error) {
      throw new Error(`the server said: ${server.said()}`, { cause: error })
    } finally {
      await server.stop()
      await database.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function screensTable(
  kind: string,
  url: string,
  colleague: Colleague,
  region: BigRegion,
): Promise<Table> {
  const rows: string[][] = []
  for (const { name, paths, isLevel } of await screensOf(url, colleague, region)) {
    const { times, bytes } = await timesOf(url, colleague, paths, ROUNDS)
    rows.push([
      name,
      String(times.length),
      ms(median(times)),
      ms(percentile(times, 0.95)),
      ms(largest(times)),
      ms(isLevel ? LEVEL_BAR_MS : PAGE_BAR_MS),
      `${Math.round(bytes / 1000)} kB`,
    ])
  }
  return {
    title: `Screens (${kind})`,
    head: ['screen', 'asked', 'p50', 'p95', 'longest', 'bar for p95', 'HTML'],
    rows,
  }
}

function publishTable(kind: string, waits: readonly number[]): Table {
  const row = [median(waits), percentile(waits, 0.95), largest(waits), PUBLISH_BAR_MS].map(ms)
  return {
    title: `From the click on publish to the public page (${kind})`,
    head: ['rounds', 'p50', 'p95', 'longest', 'bar for p95'],
    rows: [[String(waits.length), ...row]],
  }
}

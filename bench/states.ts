import { overviewOf } from '../src/domain/drafting/index.ts'
import { INTERFACE_LANGUAGES } from '../src/kernel/language.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { DATABASES, type FreshDatabase, freshDatabase } from '../test/databases.ts'
import { largest, median, ms, percentile } from './figures.ts'
import { putRows } from './put-rows.ts'
import { seeded } from './random.ts'
import { regionRows } from './region-rows.ts'
import { isShort, tell } from './report.ts'
import { textMaker } from './texts.ts'

const BAR_MS = 150
const CHAPTERS = 20
const PAGES_IN_CHAPTER = 100
const LANGUAGES = INTERFACE_LANGUAGES.slice(0, 20)
const ROUNDS = isShort ? 10 : 50

const rows: string[][] = []
for (const kind of DATABASES) rows.push(...(await measure(kind)))

tell({
  name: 'states',
  title: 'The states of all translations of a region',
  notes: [
    `${CHAPTERS * PAGES_IN_CHAPTER} pages in ${LANGUAGES.length} languages, texts of about 1 kB, all public; every tenth translation is behind.`,
    `What the back office's tree asks: overviewOf of drafting, three queries and the states made of them. Bar: ${BAR_MS} ms.`,
    'One after the other, in one process; PostgreSQL on the same machine.',
  ],
  tables: [{ title: 'All states', head: ['database', 'of', 'rounds', 'p50', 'p95', 'longest', 'bar'], rows }],
})

async function measure(kind: (typeof DATABASES)[number]): Promise<string[][]> {
  const { database, drop } = await freshDatabase(kind)
  try {
    const { region, pages } = await fill(database)
    const level = pages.slice(0, PAGES_IN_CHAPTER)
    return [await row('a whole region', pages), await row('a chapter', level, level)]

    async function row(what: string, expected: readonly string[], among?: readonly string[]) {
      const took: number[] = []
      for (let round = 0; round < ROUNDS + 3; round++) {
        const began = performance.now()
        const overview = await overviewOf(database.reader, region, 'page', systemClock(), among)
        // The first ones find nothing in the memory of the system.
        if (round >= 3) took.push(performance.now() - began)
        if (overview.size !== expected.length) throw new Error('pages are missing')
      }
      const figures = [median(took), percentile(took, 0.95), largest(took), BAR_MS].map(ms)
      return [kind, what, String(ROUNDS), ...figures]
    }
  } finally {
    await drop()
  }
}

async function fill(database: FreshDatabase['database']): Promise<{ region: string; pages: string[] }> {
  const write = textMaker()
  const all = regionRows(
    {
      ...{ slug: 'grosskreis', number: 1, languages: LANGUAGES, chapters: CHAPTERS },
      pagesInChapter: PAGES_IN_CHAPTER,
      body: (random, language) => write(random, language, 1000),
      at: systemClock(),
    },
    seeded(1),
  )
  for (const [i, version] of (all.versions ?? []).entries()) {
    if (i % LANGUAGES.length === 0) continue
    version.origin_language = LANGUAGES[0] ?? null
    version.origin_number = i % 10 === 0 ? 0 : 1
  }
  await putRows(database, all)
  return { region: String(all.regions?.[0]?.id), pages: all.pages?.map(({ id }) => String(id)) ?? [] }
}

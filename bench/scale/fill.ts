import { mkdir } from 'node:fs/promises'
import type { Config } from '../../src/config.ts'
import { INTERFACE_LANGUAGES } from '../../src/kernel/language.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { bulkWriter } from '../put-rows.ts'
import { seeded } from '../random.ts'
import { counterRows, regionRows } from '../region-rows.ts'
import { textMaker } from '../texts.ts'
import { pagesOf } from './parts.ts'
import { writeEdition } from './shelf-writer.ts'

export const LANGUAGES = INTERFACE_LANGUAGES.slice(0, 20)
export const PAGES = 100
const CHAPTERS = 10
const BODY_BYTES = 300

/** Fills an empty data folder: database and shelf with so many regions. Answers addresses of pages, one a region. */
export async function fill(config: Config, regions: number, bytes = BODY_BYTES): Promise<string[]> {
  await mkdir(config.data, { recursive: true })
  const database = openDatabase(config.database)
  await migrate(database)
  await database.close()
  const write = textMaker()
  const bulk = bulkWriter(config.database.file)
  const random = seeded(1000)
  const at = systemClock()
  const addresses: string[] = []
  for (let number = 1; number <= regions; number++) {
    const slug = `kreis-${number}`
    const body = (_: unknown, language: string): string => write(random, language, bytes)
    const plan = {
      slug,
      number,
      languages: LANGUAGES,
      chapters: CHAPTERS,
      pagesInChapter: PAGES / CHAPTERS,
      body,
      at,
    }
    const rows = regionRows(plan, random)
    bulk.put({
      ...rows,
      edition_sequences: [{ region_id: String(rows.regions?.[0]?.id), value: Date.parse(at) }],
    })
    const pages = pagesOf(rows)
    writeEdition(config.shelf, rows, pages, LANGUAGES, at)
    for (const language of LANGUAGES) {
      const page = pages[Math.floor(random() * PAGES)]
      const above = pages.find(({ number }) => number === page?.parent)?.texts.get(language)?.slug
      const own = page?.texts.get(language)?.slug
      addresses.push(`/${slug}/${language}/${above ? `${above}/` : ''}${own}/`)
    }
  }
  bulk.put(counterRows(regions, regions * PAGES, regions * PAGES * LANGUAGES.length))
  bulk.close()
  return addresses
}

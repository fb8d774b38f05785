import type { Config } from '../../src/config.ts'
import { INTERFACE_LANGUAGES } from '../../src/kernel/language.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { putRows } from '../put-rows.ts'
import { seeded } from '../random.ts'
import { counterRows, regionRows } from '../region-rows.ts'
import { textMaker } from '../texts.ts'
import type { Edit } from './editor.ts'

const CHAPTERS = 20
export const LANGUAGES = INTERFACE_LANGUAGES.slice(0, 20)
const LEAST_BYTES = 3000
const MORE_BYTES = 2000

/** A page to change, and where it is read. */
interface BigPage {
  id: string
  slug: string
  path: string
}

export interface BigRegion {
  id: string
  slug: string
  /** All but the chapters, in the order of the tree. */
  pages: readonly BigPage[]
}

/** A region of 20 chapters in 20 languages with texts of 3 to 5 kB, put straight into an empty database. */
export async function bigRegion(config: Config, pagesInChapter: number): Promise<BigRegion> {
  const database = openDatabase(config.database)
  const write = textMaker()
  const slug = 'grosskreis'
  const rows = regionRows(
    {
      slug,
      number: 1,
      languages: LANGUAGES,
      chapters: CHAPTERS,
      pagesInChapter,
      body: (random, language) => write(random, language, LEAST_BYTES + MORE_BYTES * random()),
      at: systemClock(),
    },
    seeded(1),
  )
  const count = CHAPTERS * pagesInChapter
  try {
    await migrate(database)
    await putRows(database, rows)
    await putRows(database, counterRows(1, count, count * LANGUAGES.length))
  } finally {
    await database.close()
  }
  const pages = rows.pages ?? []
  const slugOf = (number: unknown): string => `seite-${number}`
  const chapterSlug = new Map(
    pages.filter((page) => page.parent_id === null).map((page) => [page.id, slugOf(page.number)]),
  )
  return {
    id: String(rows.regions?.[0]?.id),
    slug,
    pages: pages
      .filter((page) => page.parent_id !== null)
      .map((page) => ({
        id: String(page.id),
        slug: slugOf(page.number),
        path: `/${slug}/de/${chapterSlug.get(page.parent_id)}/${slugOf(page.number)}/`,
      })),
  }
}

/** A page for each round, of another chapter than the last, with a new text of 4 kB that contains a mark. */
export const pageOf = ({ pages }: BigRegion, round: number): BigPage => {
  const page = pages[(round * 29) % pages.length]
  if (!page) throw new Error('a region without pages')
  return page
}

/** The change of a round. Each page is changed once, so its text is at its first version. */
export function changed(region: BigRegion, round: number, mark: string): Edit {
  const { id, slug } = pageOf(region, round)
  const content = `<p>${mark}</p>${'<p>Kommen Sie zu uns, wir helfen Ihnen gern weiter.</p>'.repeat(70)}`
  return { page: id, language: 'de', head: 1, title: slug, slug, content }
}

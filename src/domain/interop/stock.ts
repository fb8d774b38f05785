import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { happeningsIn } from '../../platform/commands/happenings.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { mediaOf } from '../media/index.ts'
import { organisationsOf } from '../organisations/index.ts'
import { contactsOfPages, pagesOf, pageText } from '../pages/index.ts'
import { type Head, headsOf, publicTexts } from '../translations/index.ts'

export type StockPage = Awaited<ReturnType<typeof pagesOf>>[number]

/** What a region has before the import: everything that decides what is new, different, or somebody else's now. */
export interface Stock {
  pages: ReadonlyMap<string, StockPage>
  /** Page -> language -> its newest version. */
  heads: ReadonlyMap<string, ReadonlyMap<LanguageSlug, Head>>
  /** Numbers of the texts that are public. */
  public: ReadonlySet<number>
  contacts: ReadonlyMap<string, readonly string[]>
  /** importedFrom -> id. */
  organisations: Map<string, string>
  media: Map<string, string>
  /** Pages that people here have put elsewhere, or equipped, after they were imported. */
  placedHere: ReadonlySet<string>
  equippedHere: ReadonlySet<string>
  /** Numbers of texts that people here have withdrawn. */
  withdrawnHere: ReadonlySet<string>
}

export async function takeStock(reader: Reader, region: string, at: Instant): Promise<Stock> {
  const heads = Map.groupBy(await headsOf(reader, region, pageText.subject), (head) => head.subject)
  const contacts = Map.groupBy(await contactsOfPages(reader, region), (row) => row.page_id)
  return {
    pages: new Map((await pagesOf(reader, region)).map((page) => [page.id, page])),
    heads: new Map([...heads].map(([page, of]) => [page, new Map(of.map((head) => [head.language, head]))])),
    public: new Set((await publicTexts(reader, region, pageText.subject, at)).map(({ text }) => text)),
    contacts: new Map([...contacts].map(([page, of]) => [page, of.map((row) => row.contact_id)])),
    organisations: bySource(await organisationsOf(reader, region)),
    media: bySource(await mediaOf(reader, region)),
    placedHere: await changedHere(reader, region, 'page.placed', 'page'),
    equippedHere: await changedHere(reader, region, 'page.equipped', 'page'),
    withdrawnHere: await changedHere(reader, region, 'text.withdrawn', 'text'),
  }
}

const bySource = (rows: readonly { id: string; imported_from: string | null }[]): Map<string, string> =>
  new Map(rows.flatMap(({ id, imported_from }) => (imported_from ? [[imported_from, id] as const] : [])))

/** Subjects whose newest event of this name is a person's, not an import's. */
async function changedHere(
  reader: Reader,
  region: string,
  name: string,
  of: 'page' | 'text',
): Promise<Set<string>> {
  const newest = new Map<string, string>()
  for (const { ids, actorKind } of await happeningsIn(reader, region, [name]))
    newest.set(String(ids[of]), actorKind)
  return new Set([...newest].flatMap(([id, actor]) => (actor === 'import' ? [] : [id])))
}

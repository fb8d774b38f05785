import type { LanguageSlug } from '../../kernel/language.ts'
import type { Context } from '../../platform/commands/command.ts'
import { archivePage, pagesOf } from '../pages/index.ts'
import { type Head, withdrawText } from '../translations/index.ts'
import { type Plan, textKey } from './plan.ts'
import type { ImportReport } from './report.ts'
import type { Stock } from './stock.ts'

/**
 * What came from the source once and is not in it any more: whole pages, and texts of pages that are still there in
 * another language. Listed; archived or withdrawn only when that was asked for, and never where people here write.
 */
export async function writeGone(
  { tx, call }: Context,
  region: string,
  plan: Plan,
  stock: Stock,
  report: ImportReport,
  archive: boolean,
): Promise<void> {
  const present = new Set([...plan.entries.values()].flat().map(({ id }) => textKey(id)))
  const isGone = ({ importedFrom, language }: Head): boolean =>
    importedFrom !== null && plan.entries.has(language) && !present.has(importedFrom)
  const pages = await pagesOf(tx, region)
  const children = Map.groupBy(pages, (page) => page.parent_id)
  const goneWhole = new Set(
    pages.flatMap(({ id }) => {
      const heads = [...(stock.heads.get(id)?.values() ?? [])]
      return heads.length > 0 && heads.every(isGone) ? [id] : []
    }),
  )
  const line = (language: LanguageSlug | null, slug: string | undefined, archived: boolean) =>
    report.gone.push({ language, path: slug ?? '', archived })

  for (const { id, version, archived_at } of pages) {
    const heads = [...(stock.heads.get(id)?.values() ?? [])]
    if (archived_at !== null) continue
    if (goneWhole.has(id)) {
      const stays = (child: { id: string; archived_at: string | null }): boolean =>
        child.archived_at === null && (!goneWhole.has(child.id) || (children.get(child.id) ?? []).some(stays))
      const free =
        heads.every(({ authorKind }) => authorKind === 'import') && !(children.get(id) ?? []).some(stays)
      if (archive && free) await call(archivePage, { page: id, version, archived: true })
      line(null, heads[0]?.lines.slug, archive && free)
      continue
    }
    for (const head of heads) {
      if (!isGone(head) || !stock.public.has(head.text)) continue
      const free = head.authorKind === 'import'
      if (archive && free) await call(withdrawText, { text: head.text })
      line(head.language, head.lines.slug, archive && free)
    }
  }
}

import type { LanguageSlug } from '../../kernel/language.ts'
import type { PublicText } from '../translations/index.ts'
import type { PageRow } from './store.ts'

/** What is public of a page: its row and its text per language, ancestors included. */
export interface StandingPage {
  row: PageRow
  chapter: PageRow
  texts: ReadonlyMap<LanguageSlug, PublicText>
}

/**
 * The pages that stand in public, parents before children, siblings in their order. A page stands in a language when it
 * and all its ancestors have a public text in it and none is archived.
 */
export function standingPages(
  rows: readonly PageRow[],
  texts: readonly PublicText[],
  languages: readonly LanguageSlug[],
): StandingPage[] {
  const textsByPage = Map.groupBy(texts, (text) => text.subject)
  const children = Map.groupBy(rows, (row) => row.parent_id)
  const standing: StandingPage[] = []

  const visit = (row: PageRow, chapter: PageRow, above: readonly LanguageSlug[]): void => {
    if (row.archived_at !== null) return
    const own = (textsByPage.get(row.id) ?? []).filter((text) => above.includes(text.language))
    if (own.length === 0) return
    standing.push({ row, chapter, texts: new Map(own.map((text) => [text.language, text])) })
    const here = own.map((text) => text.language)
    for (const child of children.get(row.id) ?? []) visit(child, chapter, here)
  }
  for (const chapter of children.get(null) ?? []) visit(chapter, chapter, languages)
  return standing
}

/**
 * Where each page stands, per language, without region and language: '/alltag/bank/'.
 * @example pathsOf(standing).get(page)?.get('de')
 */
export function pathsOf(standing: readonly StandingPage[]): Map<string, Map<LanguageSlug, string>> {
  const paths = new Map<string, Map<LanguageSlug, string>>()
  for (const { row, texts } of standing) {
    const own = new Map<LanguageSlug, string>()
    for (const [language, text] of texts) {
      const above = row.parent_id === null ? '/' : paths.get(row.parent_id)?.get(language)
      if (above) own.set(language, `${above}${text.lines.slug}/`)
    }
    paths.set(row.id, own)
  }
  return paths
}

import type { LanguageSlug } from '../../kernel/language.ts'
import type { PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { newestTexts, type PublicText } from '../translations/index.ts'
import type { PageRow } from './store.ts'
import { pageText } from './texts.ts'

/** Texts as they would be if what some pages say now were public. */
export async function withDrafts(
  reader: Reader,
  { drafts }: PlannedRegion,
  texts: readonly PublicText[],
): Promise<readonly PublicText[]> {
  if (!drafts) return texts
  const newest = await newestTexts(reader, pageText.subject, drafts)
  const replaced = new Set(newest.map(({ text }) => text))
  return [...texts.filter(({ text }) => !replaced.has(text)), ...newest]
}

/** A draft is shown also where the page is archived. */
export const asDrafts = (rows: readonly PageRow[], { drafts = [] }: PlannedRegion): readonly PageRow[] =>
  drafts.length === 0
    ? rows
    : rows.map((row) => (drafts.includes(row.id) ? { ...row, archived_at: null } : row))

/**
 * Where a page would stand, per language, if what it and those above it say now were public; `way` is from the chapter down.
 * @example (await draftPaths(reader, [chapter, page])).get('de') // '/alltag/bank/'
 */
export async function draftPaths(reader: Reader, way: readonly string[]): Promise<Map<LanguageSlug, string>> {
  const newest = Map.groupBy(await newestTexts(reader, pageText.subject, way), ({ language }) => language)
  const paths = new Map<LanguageSlug, string>()
  for (const [language, texts] of newest) {
    const slugs = way.map((id) => texts.find(({ subject }) => subject === id)?.lines.slug)
    if (slugs.every((slug) => slug !== undefined)) paths.set(language, `/${slugs.join('/')}/`)
  }
  return paths
}

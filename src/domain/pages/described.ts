import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import {
  type GridCell,
  gridOf,
  type LanguageBranch,
  namesOfTexts,
  standingsIn,
} from '../translations/index.ts'
import { pageText } from './texts.ts'

/** What a page is called, and where each of its translations is. */
export interface DescribedPage {
  /** In the region's own language, or else in any; '' while it says nothing. */
  title: string
  language: LanguageSlug | undefined
  cells: ReadonlyMap<LanguageSlug, GridCell>
}

/** A region's languages, its own first, each with the one it is translated from. */
export type Branches = readonly LanguageBranch[]

/**
 * Titles and states of some pages of a region: three questions, however many they are.
 * @example (await describePages(reader, { region, branches, at }, [page])).get(page)?.title
 */
export async function describePages(
  reader: Reader,
  { region, branches, at }: { region: string; branches: Branches; at: Instant },
  ids: readonly string[],
): Promise<Map<string, DescribedPage>> {
  if (ids.length === 0) return new Map()
  const grid = gridOf(await standingsIn(reader, region, pageText.subject, at, ids), branches)
  const named = new Map(ids.map((id) => [id, bestText(grid.get(id), branches)]))
  const names = await namesOfTexts(
    reader,
    [...named.values()].flatMap((standing) => standing?.text ?? []),
  )
  return new Map(
    ids.map((id) => {
      const standing = named.get(id)
      return [
        id,
        {
          title: names.get(standing?.text ?? -1)?.lines.title ?? '',
          language: standing?.language,
          cells: grid.get(id) ?? missingIn(branches),
        },
      ]
    }),
  )
}

const bestText = (cells: ReadonlyMap<LanguageSlug, GridCell> | undefined, branches: Branches) =>
  branches.map(({ language }) => cells?.get(language)?.standing).find((standing) => standing !== undefined)

const missingIn = (branches: Branches): Map<LanguageSlug, GridCell> =>
  new Map(branches.map(({ language }) => [language, { state: 'missing', standing: undefined }]))

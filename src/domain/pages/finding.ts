import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import {
  type GridCell,
  gridOf,
  headsSaying,
  standingsIn,
  type TranslationState,
} from '../translations/index.ts'
import type { Branches } from './described.ts'
import type { Outline } from './outline.ts'
import { pageText } from './texts.ts'

/** 'draft' is what somebody wrote and nobody has published as it is. */
export type PageState = TranslationState | 'draft' | 'public'

export interface PageQuestion {
  /** Words of the title, in any language. */
  title?: string
  state?: PageState
  /** In which the state is; without it, in any. */
  language?: LanguageSlug
  archived?: boolean
  /** Pages that this account looks after, or wrote last. */
  hers?: { account: string; pages: readonly string[] }
}

/**
 * The pages of a region that a question is about, in the order of the tree.
 * @example await findPages(reader, outline, { region, branches, at }, { state: 'outdated', language: 'uk' })
 */
export async function findPages(
  reader: Reader,
  outline: Outline,
  { region, branches, at }: { region: string; branches: Branches; at: Instant },
  question: PageQuestion,
): Promise<string[]> {
  const { title, state, language, archived = false, hers } = question
  const said = title
    ? new Set(
        (await headsSaying(reader, region, pageText.subject, 'title', title)).map(({ subject }) => subject),
      )
    : undefined
  const grid =
    state || language || hers
      ? gridOf(await standingsIn(reader, region, pageText.subject, at), branches)
      : undefined
  return inOrder(outline).filter((id) => {
    if (isArchived(outline, id) !== archived || (said && !said.has(id))) return false
    const cells = cellsOf(grid?.get(id), language, branches)
    if (state && !cells.some((cell) => isIn(cell, state))) return false
    if (!state && language && !cells.some(({ standing }) => standing)) return false
    return !hers || isHers(outline, id, hers, [...(grid?.get(id)?.values() ?? [])])
  })
}

/** Is a translation in this state? */
export function isIn({ state, standing }: GridCell, wanted: PageState): boolean {
  if (wanted === 'draft') return standing !== undefined && standing.public?.version !== standing.head
  if (wanted === 'public') return standing?.public != null
  return state === wanted
}

const isArchived = (outline: Outline, id: string): boolean =>
  outline.wayTo(id).some((page) => page.archived_at !== null)

function cellsOf(
  cells: ReadonlyMap<LanguageSlug, GridCell> | undefined,
  language: LanguageSlug | undefined,
  branches: Branches,
): GridCell[] {
  const wanted = language ? [language] : branches.map((branch) => branch.language)
  return wanted.map((one) => cells?.get(one) ?? { state: 'missing', standing: undefined })
}

const isHers = (
  outline: Outline,
  id: string,
  { account, pages }: NonNullable<PageQuestion['hers']>,
  cells: readonly GridCell[],
): boolean =>
  outline.wayTo(id).some((page) => pages.includes(page.id)) ||
  cells.some(({ standing }) => standing?.authorKind === 'account' && standing.authorId === account)

function inOrder(outline: Outline): string[] {
  const order: string[] = []
  const visit = (parent: string | null): void => {
    for (const { id } of outline.below(parent)) {
      order.push(id)
      visit(id)
    }
  }
  visit(null)
  return order
}

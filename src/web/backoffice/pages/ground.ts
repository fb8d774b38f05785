import {
  type Branches,
  type DescribedPage,
  describePages,
  type Outline,
  outlineOf,
} from '../../../domain/pages/index.ts'
import { languageTree } from '../../../domain/regions/index.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import type { About } from '../../../kernel/right.ts'
import type { OwnRegion } from '../parts.ts'
import { regionOf, type Visit } from '../visit.ts'

export type OutlinePage = Outline['pages'][number]

/** What the screens about pages stand on: the tree of the region, its languages, and what this person may see of it. */
export interface Ground {
  visit: Visit
  region: OwnRegion
  outline: Outline
  branches: Branches
  /** The region's own language. */
  own: LanguageSlug
  at: Instant
  may(verb: string, page: OutlinePage): boolean
  /** What she may see below a page; below null: where the tree begins for her. */
  seenBelow(parent: string | null): readonly OutlinePage[]
  describe(ids: readonly string[]): Promise<Map<string, DescribedPage>>
}

export async function groundOf(visit: Visit): Promise<Ground> {
  const { reader, clock } = visit.parts
  const region = regionOf(visit)
  const outline = await outlineOf(reader, region.id)
  const branches = await languageTree(reader, region.id)
  const at = clock()
  const may = (verb: string, page: OutlinePage): boolean => visit.may(verb, outline.about(page.id))
  const seen = new Set(outline.pages.filter((page) => may('page.see', page)).map(({ id }) => id))
  return {
    ...{ visit, region, outline, branches, at, may },
    own: branches[0]?.language ?? 'de',
    seenBelow: (parent) =>
      parent === null
        ? outline.pages.filter(({ id, parent_id }) => seen.has(id) && !seen.has(parent_id ?? ''))
        : outline.below(parent).filter(({ id }) => seen.has(id)),
    describe(ids) {
      // And the pages with which they are archived: they are named there.
      const above = ids.flatMap((id) => outline.archivedWith(id)?.id ?? [])
      return describePages(reader, { region: region.id, branches, at }, [...new Set([...ids, ...above])])
    },
  }
}

/** For routes about one page: '/regions/:region/pages/:page'. */
export async function aboutThePage(visit: Visit): Promise<About | undefined> {
  const outline = await outlineOf(visit.parts.reader, regionOf(visit).id)
  return outline.page(visit.part('page')) && outline.about(visit.part('page'))
}

/** The page that the address names: the guard has found it. Throws otherwise. */
export function pageOf({ visit, outline }: Ground): OutlinePage {
  const page = outline.page(visit.part('page'))
  if (!page) throw new Error('the route is not about a page')
  return page
}

/** Below /backoffice: where the screens of a page are. */
export const pathOfPage = (region: OwnRegion, page: string, rest = ''): string =>
  `/regions/${region.slug}/pages/${page}${rest}`

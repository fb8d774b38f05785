import type { About } from '../../kernel/right.ts'
import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

/** The whole tree of a region as editors see it: archived pages too, without what they say. */
export interface Outline {
  pages: readonly store.PageRow[]
  page(id: string): store.PageRow | undefined
  byNumber(number: number): store.PageRow | undefined
  /** The pages directly below one, in their order; below null: the chapters. */
  below(parent: string | null): readonly store.PageRow[]
  /** From the chapter down to the page itself. */
  wayTo(id: string): readonly store.PageRow[]
  /** The page above with which this one is archived; undefined when none above is. */
  archivedWith(id: string): store.PageRow | undefined
  /** What decides who may do something with it. */
  about(id: string): About
}

/**
 * Reads the tree of a region, with one question.
 * @example (await outlineOf(reader, region)).below(null) // the chapters
 */
export async function outlineOf(reader: Reader, region: string): Promise<Outline> {
  const pages = await store.pagesOf(reader, region)
  const byId = new Map(pages.map((page) => [page.id, page]))
  const byNumber = new Map(pages.map((page) => [page.number, page]))
  const children = Map.groupBy(pages, (page) => page.parent_id)
  const wayTo = (id: string): store.PageRow[] => {
    const way: store.PageRow[] = []
    for (let page = byId.get(id); page && !way.includes(page); page = byId.get(page.parent_id ?? ''))
      way.unshift(page)
    return way
  }
  return {
    pages,
    page: (id) => byId.get(id),
    byNumber: (number) => byNumber.get(number),
    below: (parent) => children.get(parent) ?? [],
    wayTo,
    archivedWith: (id) => wayTo(id).find((page) => page.id !== id && page.archived_at !== null),
    about: (id) => ({
      region,
      organisation: byId.get(id)?.organisation_id ?? null,
      pages: wayTo(id).map((page) => page.id),
    }),
  }
}

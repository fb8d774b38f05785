import type { TreeNode } from '../../../domain/pages/public.ts'
import type { Answer } from './answer.ts'
import { badRequest } from './errors.ts'
import { pageMeant, type Query } from './find-page.ts'
import type { Kept } from './kept.ts'
import type { OpenedEdition } from './opened-edition.ts'
import { pageObject } from './page-object.ts'

/** `pages/`: the whole tree, flat, parents before children. Two megabytes of a county, so it is made once and kept. */
export function allPages(edition: OpenedEdition, kept: Kept): Answer {
  const tag = `${edition.fingerprint}-pages`
  return { tag, json: () => kept(tag, () => listed(edition, below(edition, null, Number.POSITIVE_INFINITY))) }
}

/** `page/`: one page by `id` or `url`. */
export function onePage(edition: OpenedEdition, query: Query): Answer {
  const page = named(edition, query)
  return {
    tag: `${edition.fingerprint}-page-${page.number}`,
    json: async () => JSON.stringify(await pageObject(edition, page)),
  }
}

/** `children/`: the page itself and what is below it down to `depth`; without a page, `depth` levels of the tree. */
export function children(edition: OpenedEdition, query: Query): Answer {
  const depth = depthOf(query)
  const page = pageMeant(edition, query)
  return {
    tag: `${edition.fingerprint}-children-${page?.number ?? 'root'}-${depth}`,
    json: () =>
      page
        ? listed(edition, [page, ...below(edition, page.number, depth)])
        : listed(edition, below(edition, null, depth)),
  }
}

/** `parents/`: from the chapter to the page above. */
export function parents(edition: OpenedEdition, query: Query): Answer {
  const page = named(edition, query)
  return {
    tag: `${edition.fingerprint}-parents-${page.number}`,
    json: () => listed(edition, edition.tree.ancestors(page.number)),
  }
}

function named(edition: OpenedEdition, query: Query): TreeNode {
  const page = pageMeant(edition, query)
  if (!page) throw badRequest('Say which page: id or url.')
  return page
}

function depthOf(query: Query): number {
  const depth = query('depth') ?? '1'
  if (!/^\d{1,9}$/.test(depth)) throw badRequest('depth must be a whole number from 0 on.')
  return Number(depth)
}

/** What stands below a page (null: all chapters) in this language, `levels` deep, each before its children. */
function below(edition: OpenedEdition, parent: number | null, levels: number): TreeNode[] {
  if (levels === 0) return []
  return edition.tree
    .children(parent, edition.language)
    .flatMap((node) => [node, ...below(edition, node.number, levels - 1)])
}

const listed = async (edition: OpenedEdition, nodes: readonly TreeNode[]): Promise<string> =>
  JSON.stringify(await Promise.all(nodes.map((node) => pageObject(edition, node))))

import type { TreeNode } from '../../../domain/pages/public.ts'
import { badRequest, notThere } from './errors.ts'
import type { OpenedEdition } from './opened-edition.ts'

/** One value of the query of a request. */
export type Query = (name: string) => string | undefined

/**
 * The page that a request means by `id` (the number of the page, not of its text) or `url`; undefined when it names
 * none. A page that moved is found under its old address. Refuses with 404 what is not public in this language.
 */
export function pageMeant(edition: OpenedEdition, query: Query): TreeNode | undefined {
  const id = query('id')
  const url = query('url')
  if (!id && !url) return undefined
  const page = id ? byNumber(edition, id) : byAddress(edition, url ?? '')
  if (!page?.texts[edition.language]) throw notThere('There is no such page in this language.')
  return page
}

function byNumber({ tree }: OpenedEdition, id: string): TreeNode | undefined {
  if (!/^\d{1,15}$/.test(id)) throw badRequest('id must be the number of a page.')
  return tree.node(Number(id))
}

/** Apps send the decoded path in small letters; others an encoded one, a whole address, or only its last part. */
function byAddress(edition: OpenedEdition, url: string): TreeNode | undefined {
  const { tree, language } = edition
  const steps = decoded(url)
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
  if (steps.length === 1) return bySlug(edition, steps[0] ?? '')
  const path = `/${steps.join('/')}/`
  return tree.find(path, language) ?? tree.findFormer(path, language)
}

function bySlug({ tree, language }: OpenedEdition, slug: string): TreeNode | undefined {
  const key = keyOf(slug)
  return tree.nodes.find(({ texts }) => keyOf(texts[language]?.[1] ?? '') === key)
}

/** As the tree compares addresses. */
const keyOf = (slug: string): string => slug.normalize('NFC').toLowerCase()

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

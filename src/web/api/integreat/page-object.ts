import { type PagesPart, type SourcePart, sourcePartOf, type TreeNode } from '../../../domain/pages/public.ts'
import { localTime } from './dates.ts'
import type { OpenedEdition } from './opened-edition.ts'
import { type OrganizationObject, organizationObject } from './organization.ts'
import { siblingOrder } from './sibling-order.ts'
import { excerptOf, fillQuotes, pictureUrl } from './source-html.ts'

/** A page as Integreat's API gives it. Names and quirks are theirs. */
export interface PageObject {
  /** Of the text in this language; `parent.id` is of the page. */
  id: number
  url: string
  path: string
  title: string
  modified_gmt: string
  last_updated: string
  published_at: string
  excerpt: string
  content: string
  parent: { id: number; url: string | null; path: string | null }
  order: number
  available_languages: Readonly<Record<string, Elsewhere>>
  thumbnail: string | null
  organization: OrganizationObject | null
  embedded_offers: readonly never[]
  hash: null
}

export interface Elsewhere {
  /** null: there is no text in this language, the address answers with another one's. */
  id: number | null
  url: string
  path: string
}

/** A page of this language. Ask only for a node that has a text in it. */
export async function pageObject(edition: OpenedEdition, node: TreeNode): Promise<PageObject> {
  const { language, region, tree, titles } = edition
  const page = (await edition.part<PagesPart>(node.part))?.[node.number]
  const source = (await edition.part<SourcePart>(sourcePartOf(node.part)))?.[node.number]
  const writtenAt = page?.writtenAt ?? edition.publishedAt
  const written = localTime(writtenAt, region.timezone)
  const content = fillQuotes(edition, source?.content ?? '')
  const path = tree.path(node.number, language) ?? ''
  return {
    id: node.texts[language]?.[0] ?? 0,
    url: `${edition.publicUrl}${path}`,
    path,
    title: titles[node.number] ?? '',
    modified_gmt: writtenAt,
    last_updated: written,
    published_at: written,
    excerpt: excerptOf(content),
    content,
    parent: parentOf(edition, node),
    order: siblingOrder(tree).get(node.number) ?? node.position,
    available_languages: inOtherLanguages(edition, node),
    thumbnail: source?.thumbnail ?? (page?.thumbnail ? pictureUrl(edition, page.thumbnail, 320) : null),
    organization: organizationObject(edition, page?.organisation ?? null),
    embedded_offers: [],
    hash: null,
  }
}

function parentOf({ tree, language, publicUrl }: OpenedEdition, node: TreeNode): PageObject['parent'] {
  const path = node.parent === null ? undefined : tree.path(node.parent, language)
  if (node.parent === null || !path) return { id: 0, url: null, path: null }
  return { id: node.parent, url: `${publicUrl}${path}`, path }
}

function inOtherLanguages(edition: OpenedEdition, node: TreeNode): PageObject['available_languages'] {
  const { tree, languages, language, publicUrl } = edition
  return Object.fromEntries(
    languages.flatMap((other) => {
      const id = node.texts[other]?.[0]
      const path = tree.path(node.number, other)
      if (other === language || id === undefined || !path) return []
      return [[other, { id, url: `${publicUrl}${path}`, path }]]
    }),
  )
}

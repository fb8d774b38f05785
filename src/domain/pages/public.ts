import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'

export { readAttributes, writeAttributes } from './attributes.ts'

/** The edition part `tree`: every page that is public in some language, parents before children. One for all languages. */
export interface TreePart {
  nodes: readonly TreeNode[]
}

export interface TreeNode {
  number: number
  parent: number | null
  position: number
  /** The name of the part that holds its content: 'pages/<number of the chapter>' or 'sensitive'. */
  part: string
  icon: string | null
  /** Language -> number of the text and slug; only languages in which its ancestors are public too. */
  texts: Readonly<Record<LanguageSlug, readonly [text: number, slug: string]>>
  /** Language -> addresses it had before, without region and language: '/alt/seite/'. */
  former?: Readonly<Record<LanguageSlug, readonly string[]>>
}

/** The edition part `titles`, one a language: by number of the page. */
export type TitlesPart = Readonly<Record<string, string>>

/** The edition parts `pages/<chapter>` and `sensitive`, one a language: by number of the page. */
export type PagesPart = Readonly<Record<string, PublicPage>>

export interface PublicPage {
  /** Site markup with quotes (`page:12`, `data-media`, `data-contact`); empty when the page has no text. */
  html: string
  writtenAt: Instant
  checked: { at: Instant; by: string } | null
  /** Numbers in the parts `organisations`, `media`, `contacts`. */
  organisation: number | null
  thumbnail: number | null
  contacts: readonly number[]
}

/** The edition parts `source/<chapter>` and `source/sensitive`: what Integreat's API gives away, by number of the page. */
export type SourcePart = Readonly<Record<string, SourcePage>>

export interface SourcePage {
  /** The source's markup, made harmless, with quotes. */
  content: string
  /** The address of a thumbnail that is not in our media. */
  thumbnail: string | null
}

/** The name of the source part that goes with a page's part. */
export const sourcePartOf = (part: string): string => part.replace(/^(pages\/)?/, 'source/')

/** A tree that answers questions. Made once per part. */
export interface Tree {
  node(number: number): TreeNode | undefined
  /** Children that are public in a language, in their order; null asks for the chapters. */
  children(parent: number | null, language: LanguageSlug): TreeNode[]
  /** From the chapter to the parent. */
  ancestors(number: number): TreeNode[]
  /** '/augsburg/de/alltag/bank/'; undefined when the page is not public in this language. */
  path(number: number, language: LanguageSlug): string | undefined
  /** The page at an address of this region and language, with or without the last slash. */
  find(path: string, language: LanguageSlug): TreeNode | undefined
  /** The page that had this address before. */
  findFormer(path: string, language: LanguageSlug): TreeNode | undefined
  nodes: readonly TreeNode[]
}

const trees = new WeakMap<TreePart, Tree>()

/**
 * The tree of a region.
 * @example treeOf(part, 'augsburg').path(7090, 'de') // '/augsburg/de/willkommen/'
 */
export function treeOf(part: TreePart, region: string): Tree {
  const known = trees.get(part)
  if (known) return known
  const tree = growTree(part, region)
  trees.set(part, tree)
  return tree
}

function growTree({ nodes }: TreePart, region: string): Tree {
  const byNumber = new Map(nodes.map((node) => [node.number, node]))
  const byParent = Map.groupBy(nodes, (node) => node.parent)
  const paths = new Map<LanguageSlug, Map<number, string>>()
  const finders = new Map<LanguageSlug, { now: Map<string, TreeNode>; before: Map<string, TreeNode> }>()

  const pathsIn = (language: LanguageSlug): Map<number, string> => {
    const known = paths.get(language)
    if (known) return known
    const made = new Map<number, string>()
    for (const { number, parent, texts } of nodes) {
      const above = parent === null ? `/${region}/${language}/` : made.get(parent)
      const slug = texts[language]?.[1]
      if (above && slug) made.set(number, `${above}${slug}/`)
    }
    paths.set(language, made)
    return made
  }

  const finderIn = (language: LanguageSlug) => {
    const known = finders.get(language)
    if (known) return known
    const pairs = [...pathsIn(language)].map(
      ([number, path]) => [keyOf(path), byNumber.get(number) as TreeNode] as const,
    )
    const former = nodes.flatMap((node) =>
      (node.former?.[language] ?? []).map((path) => [keyOf(`/${region}/${language}${path}`), node] as const),
    )
    const made = { now: new Map(pairs), before: new Map(former) }
    finders.set(language, made)
    return made
  }

  return {
    nodes,
    node: (number) => byNumber.get(number),
    children: (parent, language) => (byParent.get(parent) ?? []).filter((node) => node.texts[language]),
    ancestors(number) {
      const above: TreeNode[] = []
      for (let node = byNumber.get(number); node?.parent != null; ) {
        node = byNumber.get(node.parent)
        if (node) above.unshift(node)
      }
      return above
    },
    path: (number, language) => pathsIn(language).get(number),
    find: (path, language) => finderIn(language).now.get(keyOf(path)),
    findFormer: (path, language) => finderIn(language).before.get(keyOf(path)),
  }
}

/** Addresses are equal whatever their capitals, their normal form and their last slash (Integreat's apps send them so). */
const keyOf = (path: string): string => path.normalize('NFC').toLowerCase().replace(/\/+$/, '')

/** What a quote stands for, as HTML. */
export interface QuoteResolver {
  /** The address of a page by its number; undefined: there is nothing to lead to, the words stay. */
  page(number: number): { href: string; lang?: string } | undefined
  picture(number: number): string
  contact(number: number): string
  missingPicture(alt: string): string
  icon(name: string): string
}

/**
 * Site markup with its quotes filled in. It works on our own serialisation only, where quotes have one form each.
 * @example resolveQuotes('<a href="page:3">Arzt</a>', resolver)
 */
export function resolveQuotes(html: string, to: QuoteResolver): string {
  return html
    .replace(
      /<a href="page:(\d+)(#[^"]*)?"([^>]*)>([\s\S]*?)<\/a>/g,
      (_, number: string, hash: string | undefined, others: string, words: string) => {
        const target = to.page(Number(number))
        if (!target) return words
        return `<a href="${target.href}${hash ?? ''}"${target.lang ? ` hreflang="${target.lang}"` : ''}${others}>${words}</a>`
      },
    )
    .replace(/<img data-media="(\d+)">/g, (_, number: string) => to.picture(Number(number)))
    .replace(/<div data-contact="(\d+)"><\/div>/g, (_, number: string) => to.contact(Number(number)))
    .replace(/<img data-missing="([^"]*)">/g, (_, alt: string) => to.missingPicture(alt))
    .replace(/<i data-icon="([a-z-]+)"><\/i>/g, (_, name: string) => to.icon(name))
}

import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'

/** A paragraph, heading, list item, table cell: what is compared as one. */
export interface Block {
  /** 'p', 'h2', 'li', 'td', 'img', ... */
  tag: string
  text: string
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'blockquote', 'pre', 'dt'])
const ALSO = new Set([
  'dd',
  'div',
  'ul',
  'ol',
  'table',
  'tr',
  'figure',
  'figcaption',
  'hr',
  'details',
  'summary',
])

/**
 * Contents as a list of blocks, each with its words. What is no word but matters is told in brackets: where a link leads,
 * which picture and what it shows.
 * @example blocksOf('<h2>Arzt</h2><p>Die <a href="/x">Ärztin</a></p>') // [{ tag: 'h2', text: 'Arzt' }, { tag: 'p', text: 'Die Ärztin [/x]' }]
 */
export function blocksOf(html: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  walk(parseDocument(html).children, 'p')
  return blocks.map(({ tag, text }) => ({ tag, text: text.replace(/\s+/g, ' ').trim() })).filter(isSaying)

  function walk(nodes: readonly ChildNode[], tag: string): void {
    for (const node of nodes) {
      if (isText(node)) say(node.data, tag)
      else if (isTag(node)) element(node, tag)
    }
  }

  function element(node: Element, tag: string): void {
    const { name, attribs, children } = node
    if (name === 'br') {
      say(' ', tag)
      return
    }
    if (name === 'img' || name === 'hr') {
      open = undefined
      blocks.push({ tag: name, text: name === 'img' ? aboutPicture(attribs) : '' })
      return
    }
    const isBlock = BLOCKS.has(name) || ALSO.has(name)
    if (isBlock) open = undefined
    walk(children, BLOCKS.has(name) ? name : tag)
    if (name === 'a' && attribs.href) say(` [${attribs.href}]`, tag)
    if (attribs['data-contact']) say(`[contact ${attribs['data-contact']}]`, tag)
    if (isBlock) open = undefined
  }

  function say(words: string, tag: string): void {
    if (!open) {
      open = { tag, text: '' }
      blocks.push(open)
    }
    open.text += words
  }
}

const isSaying = ({ tag, text }: Block): boolean => text !== '' || tag === 'hr'

const aboutPicture = ({ src = '', alt = '', 'data-media': media = '' }: Record<string, string>): string =>
  `${alt} [${media || src}]`.trim()

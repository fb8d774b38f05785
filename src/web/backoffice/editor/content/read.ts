import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { markupOf } from './markup.ts'
import { BOXES, isBlockName, isInlineName, type Piece, SIGNS, type Sign } from './pieces.ts'
import { collapse } from './spaces.ts'
import { readTable } from './table.ts'

/**
 * HTML as the editor holds it. The browser's own parser is never asked: a text that somebody else wrote becomes data, and
 * nothing of it can run (docs/decisions/0023). What the editor has no word for is kept as it is, in a box of its own.
 * @example read('<p>Hallo</p>').content // [{ type: 'paragraph', … }]
 */
export function read(html: string): Piece {
  return { type: 'doc', content: filled(blocksIn(parseDocument(html).children, 'doc')) }
}

/** Blocks; words that stand among them without a paragraph are a paragraph that is written without its tags. */
export function blocksIn(nodes: readonly ChildNode[], inside: string): Piece[] {
  const blocks: Piece[] = []
  let words: Piece[] = []
  const endWords = (): void => {
    const content = collapse(words)
    if (content.length > 0) blocks.push(bare(inside, content))
    words = []
  }
  for (const node of nodes) {
    if (isTag(node) && holdsBlocks(node)) {
      endWords()
      blocks.push(block(node, inside))
    } else words.push(...inline(node, []))
  }
  endWords()
  return blocks
}

/** Where a block has to stand, and none does: an empty one. */
export const filled = (blocks: Piece[]): Piece[] => (blocks.length > 0 ? blocks : [bare('empty', [])])

const bare = (inside: string, content: Piece[]): Piece => ({
  type: 'paragraph',
  attrs: { bare: inside, attributes: {} },
  content,
})

const holdsBlocks = (node: Element): boolean =>
  isBlockName(node.name) || DomUtils.findOne(({ name }) => isBlockName(name), node.children) !== null

function block(node: Element, inside: string): Piece {
  const { name, attribs: attributes, children } = node
  if (name === 'hr') return { type: 'rule', attrs: { attributes } }
  if (name === 'table')
    return readTable(node, (nodes, inside) => filled(blocksIn(nodes, inside))) ?? kept(node)
  if (name === 'ul' || name === 'ol') return list(node) ?? kept(node)
  if ('data-contact' in attributes) return contact(node) ?? kept(node)
  if (BOXES.includes(name))
    return { type: 'box', attrs: { tag: name, attributes }, content: filled(blocksIn(children, name)) }
  const holdsOnlyWords = children.every((child) => !isTag(child) || !holdsBlocks(child))
  if (name === 'p' && holdsOnlyWords)
    return { type: 'paragraph', attrs: { bare: `not ${inside}`, attributes }, content: words(children) }
  if (/^h[1-6]$/.test(name) && holdsOnlyWords)
    return { type: 'heading', attrs: { level: Number(name[1]), attributes }, content: words(children) }
  return kept(node)
}

const words = (nodes: readonly ChildNode[]): Piece[] => collapse(nodes.flatMap((node) => inline(node, [])))

function list({ name, attribs: attributes, children }: Element): Piece | undefined {
  const items = children.filter((child) => isTag(child) || DomUtils.textContent(child).trim() !== '')
  if (items.length === 0 || !items.every((item) => isTag(item) && item.name === 'li')) return undefined
  return {
    type: name === 'ul' ? 'bulletList' : 'orderedList',
    attrs: { attributes },
    content: items.filter(isTag).map((item) => ({
      type: 'listItem',
      attrs: { attributes: item.attribs },
      content: filled(blocksIn(item.children, 'li')),
    })),
  }
}

const contact = ({ attribs, children }: Element): Piece | undefined =>
  Object.keys(attribs).length === 1 && children.length === 0
    ? { type: 'contact', attrs: { id: attribs['data-contact'] } }
    : undefined

const kept = (node: Element): Piece => ({ type: 'kept', attrs: { html: markupOf([node]) } })

function inline(node: ChildNode, marks: Sign[]): Piece[] {
  const withMarks = marks.length > 0 ? { marks } : {}
  if (isText(node)) return [{ type: 'text', text: node.data, ...withMarks }]
  if (!isTag(node)) return []
  const { name, attribs: attributes, children } = node
  if (name === 'br' && Object.keys(attributes).length === 0) return [{ type: 'hardBreak', ...withMarks }]
  if (name === 'img') return [{ type: 'picture', attrs: { attributes }, ...withMarks }]
  if (['br', 'wbr'].includes(name) || !isInlineName(name))
    return [{ type: 'keptInline', attrs: { html: markupOf([node]) }, ...withMarks }]
  const sign: Sign = { type: SIGNS[name] ?? 'inline', attrs: { tag: name, attributes } }
  const isKnown = marks.some((mark) => JSON.stringify(mark) === JSON.stringify(sign))
  return children.flatMap((child) => inline(child, isKnown ? marks : [...marks, sign]))
}

import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { element, escaped } from '../content/markup.ts'
import { cleanLink } from './clean-link.ts'
import { nestWordLists } from './word-lists.ts'

/** What is pasted, as structure in our own words, and how many pictures were left out. */
export interface Pasted {
  html: string
  pictures: number
}

const GONE =
  /^(script|style|head|title|meta|link|svg|math|object|embed|iframe|noscript|template|textarea|select|option|button|input|o:p|w:.*|xml)$/
const LISTS = /^[uo]l$/
const HOLDS_BLOCKS =
  /^(p|div|section|article|aside|main|header|footer|nav|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|tr|td|th|blockquote|figure|pre|hr|center|form|fieldset|address)$/

/**
 * HTML from Word, Google Docs or a website as headings, paragraphs, lists, tables and links, and nothing else: no styles, no
 * foreign pictures, nothing that reports who reads. Written anew from a list of what is allowed.
 * @example cleanPasted('<p class="MsoNormal" style="color:red">Hallo<o:p></o:p></p>') // { html: '<p>Hallo</p>', pictures: 0 }
 */
export function cleanPasted(html: string): Pasted {
  const { children } = parseDocument(html.replace(/<!--[\s\S]*?-->|<!\[[^>]*\]>/g, ''))
  const pictures = DomUtils.getElementsByTagName('img', children, true).filter(isPicture).length
  return { html: blocks(nestWordLists(children)), pictures }
}

/** Pictures of one pixel only tell somebody that they were looked at. */
const isPicture = ({ attribs }: Element): boolean => attribs.width !== '1' && attribs.height !== '1'

function blocks(nodes: readonly ChildNode[]): string {
  let out = ''
  let run: ChildNode[] = []
  const endRun = (): void => {
    out += paragraph('p', run)
    run = []
  }
  for (const node of nodes) {
    if (!isTag(node) || GONE.test(node.name) || !holdsBlocks(node)) run.push(node)
    else {
      endRun()
      out += block(node)
    }
  }
  endRun()
  return out
}

const holdsBlocks = (node: Element): boolean =>
  HOLDS_BLOCKS.test(node.name) ||
  DomUtils.findOne(({ name }) => HOLDS_BLOCKS.test(name), node.children) !== null

function block(node: Element): string {
  const { name, children } = node
  const level = headingOf(node)
  if (level) return paragraph(`h${level}`, children)
  if (name === 'p') return blocksOrWords(children)
  if (LISTS.test(name)) return list(node)
  if (name === 'table') return table(node)
  return name === 'hr' ? element('hr', {}) : blocks(children)
}

const blocksOrWords = (nodes: readonly ChildNode[]): string =>
  nodes.some((node) => isTag(node) && holdsBlocks(node)) ? blocks(nodes) : paragraph('p', nodes)

/** From h2 to h4: h1 is the page's own title. Word and its like also say it by the name of a style. */
function headingOf({ name, attribs }: Element): number | undefined {
  const written = /^h([1-6])$/.exec(name) ?? /\bMso(?:Heading|Title)(\d?)/.exec(attribs.class ?? '')
  return written ? Math.min(4, Math.max(2, Number(written[1] || 1))) : undefined
}

function paragraph(name: string, nodes: readonly ChildNode[]): string {
  const inner = words(nodes, name !== 'p')
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/^(?: |\u00a0|<br \/>)+|(?: |\u00a0|<br \/>)+$/g, '')
  return inner.replace(/<[^>]*>|\s/g, '') === '' ? '' : element(name, {}, inner)
}

function list({ name, children }: Element): string {
  const items: string[] = []
  for (const child of children) {
    if (!isTag(child)) continue
    // Google Docs and Word put an inner list beside the item, not into it.
    if (LISTS.test(child.name) && items.length > 0)
      items.push((items.pop() as string).replace(/<\/li>$/, `${list(child)}</li>`))
    else if (child.name === 'li') items.push(element('li', {}, withoutOnlyParagraph(blocks(child.children))))
    else items.push(...[blocks([child])].filter(Boolean).map((inner) => element('li', {}, inner)))
  }
  return items.length > 0 ? element(name, {}, items.join('')) : ''
}

function table(node: Element): string {
  const rows = DomUtils.getElementsByTagName('tr', node.children, true).map((row) =>
    row.children.filter(isTag).filter(({ name }) => /^t[dh]$/.test(name)),
  )
  const isLayout = rows.length <= 1 && rows.every((cells) => cells.length <= 1)
  if (isLayout || DomUtils.getElementsByTagName('table', node.children, true).length > 0)
    return rows
      .flat()
      .map(({ children }) => blocks(children))
      .join('')
  const written = rows
    .filter((cells) => cells.length > 0)
    .map((cells) => element('tr', {}, cells.map(cell).join('')))
  return element('table', {}, element('tbody', {}, written.join('')))
}

const cell = ({ name, attribs, children }: Element): string => {
  const spans = Object.entries(attribs).filter(
    ([key, value]) => /^(col|row)span$/.test(key) && /^\d{1,2}$/.test(value) && value !== '1',
  )
  return element(name, Object.fromEntries(spans), withoutOnlyParagraph(blocks(children)))
}

/** One paragraph alone in an item or a cell needs no tags. */
const withoutOnlyParagraph = (html: string): string =>
  html.replace(/^<p>((?:(?!<p>)[\s\S])*?)<\/p>(?=$|<[uo]l>)/, '$1')

function words(nodes: readonly ChildNode[], isHeading = false): string {
  return nodes
    .map((node) => {
      if (isText(node)) return escaped(node.data)
      if (!isTag(node) || GONE.test(node.name) || node.name === 'img') return ''
      if (node.name === 'br') return element('br', {})
      return said(node, words(node.children, isHeading), isHeading)
    })
    .join('')
}

function said({ name, attribs }: Element, inner: string, isHeading: boolean): string {
  if (inner.trim() === '') return inner
  const style = (attribs.style ?? '').toLowerCase()
  const isBold =
    /font-weight:\s*(bold|[6-9]00)/.test(style) ||
    (/^(b|strong)$/.test(name) && !/font-weight:\s*(normal|400)/.test(style))
  const isItalic =
    /font-style:\s*italic/.test(style) || (/^(i|em)$/.test(name) && !/font-style:\s*normal/.test(style))
  let out = inner
  if (/^su[bp]$/.test(name)) out = element(name, {}, out)
  if (isItalic) out = element('em', {}, out)
  if (isBold && !isHeading) out = element('strong', {}, out)
  const href = name === 'a' ? cleanLink(attribs.href ?? '') : undefined
  return href ? element('a', { href }, out) : out
}

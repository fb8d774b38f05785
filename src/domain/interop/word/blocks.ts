import type { Element } from 'domhandler'
import type { WordDocument } from './document.ts'
import { type Gathered, wordsIn } from './words.ts'
import { down, elementsIn } from './xml.ts'

/** A paragraph of a list, and how far in it stands. */
interface Item {
  level: number
  tag: 'ul' | 'ol'
  html: string
}

/** What stands in a body or a cell, as HTML: headings, paragraphs, lists, tables. */
export function blocksIn(node: Element, document: WordDocument, gathered: Gathered): string {
  let out = ''
  let items: Item[] = []
  const endList = (): void => {
    out += nested(items)
    items = []
  }
  for (const child of flowing(node)) {
    const item = child.name === 'w:p' ? itemOf(child, document, gathered) : undefined
    if (item) {
      items.push(item)
      continue
    }
    endList()
    out += child.name === 'w:tbl' ? table(child, document, gathered) : paragraph(child, document, gathered)
  }
  endList()
  return out
}

/** Paragraphs and tables, also those in a frame that Word puts around them (contents, forms, changes). */
const flowing = (node: Element): Element[] =>
  elementsIn(node).flatMap((child) =>
    child.name === 'w:p' || child.name === 'w:tbl'
      ? [child]
      : /^w:(sdt|sdtContent|ins|customXml|smartTag)$/.test(child.name)
        ? flowing(child)
        : [],
  )

function paragraph(node: Element, document: WordDocument, gathered: Gathered): string {
  const words = wordsIn(node, document, gathered).trim()
  if (words.replace(/<br \/>/g, '').trim() === '') return ''
  const properties = down(node, 'w:pPr')
  const level = document.headings.get(down(properties, 'w:pStyle')?.attribs['w:val'] ?? '')
  const dir = isOn(down(properties, 'w:bidi')) ? ' dir="rtl"' : ''
  // The title is the page's own heading; the first level below it is h2.
  if (level === undefined) return `<p${dir}>${words}</p>`
  const name = `h${Math.min(4, Math.max(2, level + 1))}`
  return `<${name}${dir}>${words.replace(/<\/?strong>/g, '')}</${name}>`
}

const isOn = (property: Element | undefined): boolean =>
  property !== undefined && !/^(0|false|off)$/.test(property.attribs['w:val'] ?? '')

function itemOf(node: Element, document: WordDocument, gathered: Gathered): Item | undefined {
  const properties = down(node, 'w:pPr')
  const list = down(properties, 'w:numPr', 'w:numId')?.attribs['w:val']
  if (!list || list === '0' || document.headings.has(down(properties, 'w:pStyle')?.attribs['w:val'] ?? ''))
    return undefined
  const level = Math.min(8, Number(down(properties, 'w:numPr', 'w:ilvl')?.attribs['w:val'] ?? '0') || 0)
  const html = wordsIn(node, document, gathered).trim()
  return { level, tag: document.isNumbered(list, level) ? 'ol' : 'ul', html }
}

/** Items one after the other, each as far in as it says, as lists in each other. */
function nested(items: readonly Item[]): string {
  let out = ''
  const open: Item['tag'][] = []
  const close = (): void => {
    out += `</li></${open.pop()}>`
  }
  for (const { level, tag, html } of items) {
    const depth = Math.min(level + 1, open.length + 1)
    while (open.length > depth) close()
    if (open.length === depth && open.at(-1) !== tag) close()
    if (open.length === depth) out += '</li><li>'
    else {
      open.push(tag)
      out += `<${tag}><li>`
    }
    out += html
  }
  while (open.length > 0) close()
  return out
}

function table(node: Element, document: WordDocument, gathered: Gathered): string {
  const rows = elementsIn(node, 'w:tr').map((row) => {
    const isHeading = down(row, 'w:trPr', 'w:tblHeader') !== undefined
    const cells = elementsIn(row, 'w:tc').map((cell) => {
      const properties = down(cell, 'w:tcPr')
      const merged = down(properties, 'w:vMerge')
      const span = Number(down(properties, 'w:gridSpan')?.attribs['w:val'] ?? '1')
      const inner = blocksIn(cell, document, gathered)
      const only = /^<p>((?:(?!<\/p>)[\s\S])*)<\/p>$/.exec(inner)
      const name = isHeading ? 'th' : 'td'
      const colspan = span > 1 && span <= 100 ? ` colspan="${span}"` : ''
      // A cell that goes on from above stays, empty: the columns stay under each other.
      const isBelow = merged !== undefined && merged.attribs['w:val'] !== 'restart'
      return `<${name}${colspan}>${isBelow ? '' : (only?.[1] ?? inner)}</${name}>`
    })
    return { isHeading, html: cells.length > 0 ? `<tr>${cells.join('')}</tr>` : '' }
  })
  const headings = rows.findIndex(({ isHeading }) => !isHeading)
  const head = rows.slice(0, headings === -1 ? 0 : headings).map(({ html }) => html)
  const body = rows.slice(head.length).map(({ html }) => html)
  if (body.join('') === '') return ''
  return `<table>${head.length > 0 ? `<thead>${head.join('')}</thead>` : ''}<tbody>${body.join('')}</tbody></table>`
}

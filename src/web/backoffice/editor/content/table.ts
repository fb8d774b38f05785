import { type ChildNode, type Element, isTag } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import type { Piece } from './pieces.ts'

type ReadBlocks = (nodes: readonly ChildNode[], inside: string) => Piece[]

/** A table of rows and cells; undefined for one with more than that: a caption, columns, attributes on its sections. */
export function readTable(node: Element, readBlocks: ReadBlocks): Piece | undefined {
  const rows: Piece[] = []
  for (const part of elementsIn(node) ?? []) {
    const isSection = /^t(head|body|foot)$/.test(part.name) && Object.keys(part.attribs).length === 0
    const inside = part.name === 'tr' ? [part] : isSection ? elementsIn(part) : undefined
    if (!inside) return undefined
    for (const row of inside) {
      const read = readRow(row, part.name === 'tr' ? '' : part.name, readBlocks)
      if (!read) return undefined
      rows.push(read)
    }
  }
  return rows.length > 0 ? { type: 'table', attrs: { attributes: node.attribs }, content: rows } : undefined
}

function readRow(
  { name, attribs, ...row }: Element,
  section: string,
  readBlocks: ReadBlocks,
): Piece | undefined {
  const cells = name === 'tr' ? elementsIn(row as Element) : undefined
  if (!cells || cells.length === 0 || cells.some((cell) => !/^t[hd]$/.test(cell.name))) return undefined
  return {
    type: 'tableRow',
    attrs: { section, attributes: attribs },
    content: cells.map((cell) => {
      const { colspan, rowspan, ...attributes } = cell.attribs
      return {
        type: cell.name === 'th' ? 'tableHeader' : 'tableCell',
        attrs: { colspan: span(colspan), rowspan: span(rowspan), colwidth: null, attributes },
        content: readBlocks(cell.children, cell.name),
      }
    }),
  }
}

/** A hundred: more is a mistake, and would be drawn cell by cell. */
const span = (written: string | undefined): number =>
  Math.min(100, Math.max(1, Number.parseInt(written ?? '1', 10) || 1))

/** The elements in one; undefined when there are words among them. */
function elementsIn({ children }: Element): Element[] | undefined {
  const elements = children.filter(isTag)
  const hasWords = children.some((child) => !isTag(child) && DomUtils.textContent(child).trim() !== '')
  return hasWords ? undefined : elements
}

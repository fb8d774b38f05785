import { element, escaped } from './markup.ts'
import { attributesOf, type Piece, type Sign } from './pieces.ts'

/**
 * What the editor holds as HTML, in the form that cleanHtml leaves as it is.
 * @example write(read('<p>Hallo</p>')) // '<p>Hallo</p>'
 */
export const write = (document: Piece): string => blocks(document.content ?? [], 'doc')

function blocks(pieces: readonly Piece[], inside: string): string {
  let wasBare = false
  return pieces
    .map((piece) => {
      const isBare = !wasBare && isWrittenBare(piece, pieces, inside)
      wasBare = isBare
      return isBare ? words(piece.content ?? []) : block(piece)
    })
    .join('')
}

/** Alone in an item of a list or a cell, words need no paragraph, unless they had one; elsewhere only where they were found without. */
function isWrittenBare(piece: Piece, beside: readonly Piece[], inside: string): boolean {
  const { type, attrs } = piece
  if (type !== 'paragraph' || Object.keys(attributesOf(piece)).length > 0) return false
  if (attrs?.bare === inside) return true
  if (attrs?.bare === 'empty' && !piece.content?.length) return true
  const isNew = attrs?.bare !== `not ${inside}`
  return isNew && /^(li|td|th)$/.test(inside) && beside.filter((one) => one.type === 'paragraph').length === 1
}

function block(piece: Piece): string {
  const { type, attrs = {}, content = [] } = piece
  const attributes = attributesOf(piece)
  switch (type) {
    case 'paragraph':
      return element('p', attributes, words(content))
    case 'heading':
      return element(`h${attrs.level}`, attributes, words(content))
    case 'rule':
      return element('hr', attributes)
    case 'box':
      return element(String(attrs.tag), attributes, blocks(content, String(attrs.tag)))
    case 'bulletList':
      return element('ul', attributes, content.map(block).join(''))
    case 'orderedList':
      return element('ol', attributes, content.map(block).join(''))
    case 'listItem':
      return element('li', attributes, blocks(content, 'li'))
    case 'table':
      return element('table', attributes, rows(content))
    case 'tableRow':
      return element('tr', attributes, content.map(block).join(''))
    case 'tableHeader':
      return element('th', { ...attributes, ...spans(attrs) }, blocks(content, 'th'))
    case 'tableCell':
      return element('td', { ...attributes, ...spans(attrs) }, blocks(content, 'td'))
    case 'contact':
      return element('div', { 'data-contact': String(attrs.id) })
    case 'kept':
      return String(attrs.html)
    default:
      throw new Error(`the editor holds a ${type}, and nobody can write it`)
  }
}

function rows(all: readonly Piece[]): string {
  const sections: { name: string; rows: Piece[] }[] = []
  for (const row of all) {
    const name = String(row.attrs?.section ?? '')
    const last = sections.at(-1)
    if (last?.name === name) last.rows.push(row)
    else sections.push({ name, rows: [row] })
  }
  return sections
    .map(({ name, rows: own }) => {
      const inner = own.map(block).join('')
      return name ? element(name, {}, inner) : inner
    })
    .join('')
}

const spans = ({ colspan, rowspan }: Readonly<Record<string, unknown>>): Record<string, string> => ({
  ...(Number(colspan) > 1 && { colspan: String(colspan) }),
  ...(Number(rowspan) > 1 && { rowspan: String(rowspan) }),
})

/** Of what is said about a word, what holds for the longest run stands outside: elements stay whole. */
function words(pieces: readonly Piece[], open: readonly string[] = []): string {
  let out = ''
  for (let at = 0; at < pieces.length; ) {
    const { sign, length } = longestFrom(pieces, at, open)
    const run = pieces.slice(at, at + length)
    out += sign
      ? element(String(sign.attrs?.tag), attributesOf(sign), words(run, [...open, keyOf(sign)]))
      : run.map(word).join('')
    at += length
  }
  return out
}

function longestFrom(
  pieces: readonly Piece[],
  at: number,
  open: readonly string[],
): { sign?: Sign; length: number } {
  let longest: { sign?: Sign; length: number } = { length: 1 }
  for (const sign of pieces[at]?.marks ?? []) {
    const key = keyOf(sign)
    if (open.includes(key)) continue
    let end = at + 1
    while (pieces[end]?.marks?.some((mark) => keyOf(mark) === key)) end++
    if (!longest.sign || end - at > longest.length) longest = { sign, length: end - at }
  }
  return longest
}

const keyOf = ({ type, attrs }: Sign): string => JSON.stringify([type, attrs?.tag, attrs?.attributes])

function word(piece: Piece): string {
  if (piece.text !== undefined) return escaped(piece.text)
  if (piece.type === 'hardBreak') return element('br', {})
  if (piece.type === 'picture') return element('img', attributesOf(piece))
  return String(piece.attrs?.html ?? '')
}

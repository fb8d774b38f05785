import type { Piece } from './pieces.ts'

const SPACES = /[ \t\n\r\f]+/g

/**
 * Words with their white space as a browser shows it: runs are one space, none at the ends of a line (CSS Text 3, section
 * 4.1). Neighbours that say the same of their words become one.
 */
export function collapse(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  let isAfterSpace = true
  for (const piece of pieces) {
    if (piece.text === undefined) {
      if (piece.type === 'hardBreak') trimEnd(out)
      out.push(piece)
      isAfterSpace = piece.type === 'hardBreak'
      continue
    }
    const collapsed = piece.text.replace(SPACES, ' ')
    const text = isAfterSpace ? collapsed.replace(/^ /, '') : collapsed
    if (text === '') continue
    isAfterSpace = text.endsWith(' ')
    join(out, { ...piece, text })
  }
  trimEnd(out)
  return out
}

function join(out: Piece[], piece: Piece): void {
  const last = out.at(-1)
  if (last?.text !== undefined && sameSigns(last, piece))
    out[out.length - 1] = { ...last, text: last.text + piece.text }
  else out.push(piece)
}

const sameSigns = (one: Piece, other: Piece): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])

function trimEnd(out: Piece[]): void {
  const last = out.at(-1)
  if (!last?.text?.endsWith(' ')) return
  const text = last.text.slice(0, -1)
  if (text === '') out.pop()
  else out[out.length - 1] = { ...last, text }
}

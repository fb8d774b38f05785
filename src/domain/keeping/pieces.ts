import { canonicalJson } from '../../edition/canonical-json.ts'
import type { Row } from '../../kernel/records.ts'

/** Small enough to be held, large enough that a region is a few files. One row more than this may be in a piece. */
const PIECE_BYTES = 4 * 2 ** 20

/** Rows as files of lines, each a row as canonical JSON. No rows are one empty file, so that an archive names every table. */
export async function* piecesOf(
  rows: AsyncIterable<Row>,
): AsyncGenerator<{ bytes: Uint8Array; rows: number }> {
  let lines: string[] = []
  let length = 0
  let written = 0
  for await (const row of rows) {
    const line = `${canonicalJson(row)}\n`
    lines.push(line)
    length += Buffer.byteLength(line)
    if (length < PIECE_BYTES) continue
    yield piece()
  }
  if (lines.length > 0 || written === 0) yield piece()

  function piece() {
    const made = { bytes: Buffer.from(lines.join('')), rows: lines.length }
    lines = []
    length = 0
    written++
    return made
  }
}

/** The rows of a piece. Throws when a line is no row. */
export function rowsIn(bytes: Uint8Array): Row[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (text === '') return []
  if (!text.endsWith('\n')) throw new Error('the last row is not whole')
  return text.slice(0, -1).split('\n').map(rowOf)
}

function rowOf(line: string): Row {
  const row: unknown = JSON.parse(line)
  const isRow =
    typeof row === 'object' &&
    row !== null &&
    !Array.isArray(row) &&
    Object.values(row).every((value) => value === null || typeof value === 'string' || Number.isFinite(value))
  if (!isRow) throw new Error('a line is no row')
  return row as Row
}

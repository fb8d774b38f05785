import { Refusal } from '../../kernel/refusal.ts'

/** An item of a top-level array: its place, its text, and what it says. */
export interface JsonItem {
  index: number
  text: string
  value: unknown
}

const MOST_BYTES_OF_ITEM = 8 * 2 ** 20
const DEEPEST = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN = new Set([0x5b, 0x7b]) // [ {
const CLOSE = new Set([0x5d, 0x7d]) // ] }
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** What may come next outside an item. */
type Expected = 'array' | 'item or end' | 'item' | 'comma or end' | 'nothing'

/**
 * The objects of a top-level JSON array, one by one, so that a large file never stands in memory. Depth and size are
 * counted on the bytes, before anything is parsed: a file that is nothing but brackets costs 64 of them.
 * Refuses as invalid what is no such array, naming the item.
 * @example for await (const { index, value } of jsonItems(createReadStream(file), 'de')) …
 */
export async function* jsonItems(
  chunks: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<JsonItem, void, void> {
  let expected: Expected = 'array'
  let index = 0
  let offset = 0
  let depth = 0
  let inString = false
  let escaped = false
  let held: Uint8Array[] = []
  let heldBytes = 0

  for await (const chunk of chunks) {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (depth > 0) {
        if (inString) {
          if (escaped) escaped = false
          else if (byte === BACKSLASH) escaped = true
          else if (byte === QUOTE) inString = false
        } else if (byte === QUOTE) inString = true
        else if (OPEN.has(byte)) {
          if (++depth > DEEPEST) throw broken(where, index, `is nested more than ${DEEPEST} deep`)
        } else if (CLOSE.has(byte) && --depth === 0) {
          yield itemOf([...held, chunk.subarray(start, i + 1)], where, index)
          held = []
          heldBytes = 0
          index++
          expected = 'comma or end'
        }
        if (heldBytes + i - start > MOST_BYTES_OF_ITEM)
          throw broken(where, index, `has more than ${MOST_BYTES_OF_ITEM / 2 ** 20} MB`)
      } else if (!SPACE.has(byte) && !(expected === 'array' && byte === BYTE_ORDER_MARK[offset + i])) {
        const next = step(expected, byte)
        if (next === undefined) throw misplaced(where, index, offset + i, expected)
        if (next === 'inside') {
          depth = 1
          start = i
        } else expected = next
      }
    }
    if (depth > 0) {
      held.push(chunk.slice(start))
      heldBytes += chunk.length - start
    }
    offset += chunk.length
  }
  if (depth > 0) throw broken(where, index, 'ends in the middle: the file is cut off')
  if (expected !== 'nothing')
    throw new Refusal('invalid', `${where}: the file is cut off or empty.`, [
      { where: `${where}, after ${index} items`, what: 'ends before its last bracket' },
    ])
}

function step(expected: Expected, byte: number): Expected | 'inside' | undefined {
  const sign = String.fromCharCode(byte)
  if (expected === 'array') return sign === '[' ? 'item or end' : undefined
  if (expected === 'comma or end' && byte === COMMA) return 'item'
  if ((expected === 'item or end' || expected === 'comma or end') && sign === ']') return 'nothing'
  if ((expected === 'item or end' || expected === 'item') && sign === '{') return 'inside'
  return undefined
}

function itemOf(pieces: readonly Uint8Array[], where: string, index: number): JsonItem {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
    return { index, text, value: JSON.parse(text) }
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is not JSON' : 'is not UTF-8'
    throw broken(where, index, what)
  }
}

const broken = (where: string, index: number, what: string): Refusal =>
  new Refusal('invalid', `${where}: the file cannot be read.`, [{ where: `${where}, item ${index}`, what }])

const misplaced = (where: string, index: number, offset: number, expected: Expected): Refusal =>
  expected === 'array'
    ? new Refusal('invalid', `${where}: this is no JSON list of pages.`, [
        { where, what: 'does not begin with [' },
      ])
    : broken(where, index, `is no object, or stands in the wrong place (byte ${offset})`)

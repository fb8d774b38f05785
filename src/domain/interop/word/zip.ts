import { inflateRawSync } from 'node:zlib'
import { Refusal } from '../../../kernel/refusal.ts'

/** A folder in one file, as Word writes it: names, and what is under one of them when it is asked for. */
export interface Zip {
  names: readonly string[]
  /** The bytes under a name, at most so many; undefined when there are none. Refuses as invalid what is larger. */
  read(name: string, most: number): Buffer | undefined
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2000

interface Entry {
  method: number
  packed: number
  at: number
}

/**
 * Reads the list of a ZIP file (PKWARE APPNOTE 6.3.10, section 4.3). What sizes it claims is not believed: nothing is ever
 * unpacked beyond the size that the caller allows, so a bomb does not go off. Refuses as invalid what is no such file.
 * @example openZip(bytes).read('word/document.xml', 8_000_000)
 */
export function openZip(bytes: Uint8Array): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = reading(() => entriesOf(file))
  return {
    names: [...entries.keys()],
    read(name, most) {
      const entry = entries.get(name)
      return entry && reading(() => unpack(file, entry, most))
    },
  }
}

function entriesOf(file: Buffer): Map<string, Entry> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || file.readUInt32LE(end) !== END) throw broken()
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw broken()
  const entries = new Map<string, Entry>()
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== ENTRY) throw broken()
    const isLocked = (file.readUInt16LE(at + 8) & 1) === 1
    const length = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + length)
    // The same name twice: one reader would see the first, another the last.
    if (isLocked || entries.has(name)) throw broken()
    entries.set(name, {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function unpack(file: Buffer, { method, packed, at }: Entry, most: number): Buffer {
  if (file.readUInt32LE(at) !== LOCAL) throw broken()
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw broken()
  const data = file.subarray(start, start + packed)
  if (method === 0 && data.length <= most) return data
  if (method !== 8) throw broken()
  return inflateRawSync(data, { maxOutputLength: most })
}

/** Whatever goes wrong with a file that somebody sent is wrong with the file. */
function reading<T>(act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw cause instanceof Refusal ? cause : broken(cause)
  }
}

const broken = (cause?: unknown): Refusal =>
  new Refusal('invalid', 'The file is no document that can be read.', [], { cause })

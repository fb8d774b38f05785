import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { partFile } from '../../src/domain/publishing/index.ts'
import { storedRecords } from './stored.ts'

/** What was done to a stored file. */
export interface Damage {
  how: 'one bit flipped' | 'cut off'
  /** 'part pages/1', 'record', 'inputs' (what publishing remembers, which readers never see). */
  what: string
  /** What the log names it by: a part's hash, a record's region. */
  name: string
  file: string
}

/** Of ten damages, so many are to records and to inputs; the others to parts. */
const [RECORDS, INPUTS] = [2, 1]

/** Damages one file of a region's newest edition, any of them at any place, of any language. */
export async function damageOne(shelf: string, region: string, random: () => number): Promise<Damage> {
  const below = (count: number): number => Math.floor(random() * count)
  const lot = below(10)
  const target =
    lot < RECORDS
      ? await newestRecord(shelf, region)
      : lot < RECORDS + INPUTS
        ? { what: 'inputs', name: region, file: join(shelf, 'regions', region, 'inputs') }
        : await anyPart(shelf, region, below)
  const bytes = await readFile(target.file)
  const at = below(bytes.length)
  if (bytes.length === 0 || below(2) === 0) {
    await writeFile(target.file, bytes.subarray(0, at))
    return { how: 'cut off', ...target }
  }
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at)
  await writeFile(target.file, bytes)
  return { how: 'one bit flipped', ...target }
}

async function newestRecord(shelf: string, region: string) {
  const { sequence = 0 } = (await storedRecords(shelf, region, 'newest'))[0] ?? {}
  return { what: 'record', name: region, file: join(shelf, 'regions', region, `${sequence}.json`) }
}

async function anyPart(shelf: string, region: string, below: (count: number) => number) {
  const { languages = [] } = (await storedRecords(shelf, region, 'newest'))[0] ?? {}
  const parts = Object.entries(languages[below(languages.length)]?.parts ?? {})
  const [name = 'none', ref] = parts[below(parts.length)] ?? []
  const hash = ref?.hash ?? ''
  return { what: `part ${name}`, name: hash, file: partFile(shelf, hash) }
}

/** The last bits of a brotli stream fill up its last byte: what stands there is not part of what is stored. */
export async function isHarmless({ file, name, what }: Damage): Promise<boolean> {
  if (!what.startsWith('part')) return false
  try {
    const bytes = brotliDecompressSync(await readFile(file))
    return createHash('sha256').update(bytes).digest('hex') === name
  } catch {
    return false
  }
}

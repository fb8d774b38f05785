import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { partFile } from '../../src/domain/publishing/index.ts'
import type { EditionRecord } from '../../src/edition/manifest.ts'
import { stateOf, Torn } from './shipyard.ts'

/** An edition as it lies on the shelf. */
export interface StoredEdition {
  sequence: number
  record: EditionRecord
  /** The state that all its pages are in; -1 while there are none. */
  state: number
}

/**
 * The editions of a region, oldest first, or the newest alone, each read to the last byte, past everything that readers
 * use. Throws when a record is torn, when a part is missing or not what its hash says, or when two pages are in two states.
 */
export async function storedEditions(
  shelf: string,
  region: string,
  which: 'all' | 'newest' = 'all',
): Promise<StoredEdition[]> {
  const editions: StoredEdition[] = []
  for (const record of await storedRecords(shelf, region, which))
    editions.push({ sequence: record.sequence, record, state: await stateOfEdition(shelf, record) })
  return editions
}

/** The records of a region, oldest first, or the newest alone, whatever has become of their parts. */
export async function storedRecords(
  shelf: string,
  region: string,
  which: 'all' | 'newest' = 'all',
): Promise<EditionRecord[]> {
  const folder = join(shelf, 'regions', region)
  const sequences = (await readdir(folder)).flatMap((name) => /^(\d+)[.]json$/.exec(name)?.[1] ?? [])
  const sorted = sequences.map(Number).sort((a, b) => a - b)
  const wanted = which === 'newest' ? sorted.slice(-1) : sorted
  return Promise.all(
    wanted.map(async (sequence) =>
      recordIn(await readFile(join(folder, `${sequence}.json`), 'utf8'), sequence),
    ),
  )
}

/** Decision 0015: the last member is the hash of everything before it. */
function recordIn(text: string, sequence: number): EditionRecord {
  const [, body = '', hash] = /^(.*),"sha256":"([0-9a-f]{64})"}$/.exec(text) ?? []
  if (createHash('sha256').update(`${body}}`).digest('hex') !== hash)
    throw new Torn(`record ${sequence} is not what it was`)
  const record = JSON.parse(`${body}}`) as EditionRecord
  if (record.sequence !== sequence) throw new Torn(`record ${sequence} says it is ${record.sequence}`)
  return record
}

async function stateOfEdition(shelf: string, record: EditionRecord): Promise<number> {
  const states = new Set<number>()
  for (const { parts } of record.languages) {
    for (const [name, { hash, bytes }] of Object.entries(parts)) {
      const stored = brotliDecompressSync(await readFile(partFile(shelf, hash)))
      if (createHash('sha256').update(stored).digest('hex') !== hash || stored.length !== bytes)
        throw new Torn(`part ${name} of edition ${record.sequence} is not what it was`)
      if (!name.startsWith('pages/')) continue
      for (const { html } of Object.values(JSON.parse(stored.toString()) as Record<string, { html: string }>))
        states.add(stateOf(html))
    }
  }
  if (states.size > 1) throw new Torn(`edition ${record.sequence} is in the states ${[...states].join(', ')}`)
  return [...states][0] ?? -1
}

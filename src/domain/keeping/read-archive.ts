import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { canonicalJson } from '../../edition/canonical-json.ts'
import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { MANIFEST, type Manifest, manifestSchema, mostBytes, tableOf } from './archive.ts'
import { rowsIn } from './pieces.ts'
import { type Entry, readTar } from './tar.ts'
import { sha256 } from './write-archive.ts'

/** An archive that was read to its end and is what its manifest says. */
export interface Archive {
  manifest: Manifest
  /** All files but the manifest, once more. Throws when they are not the same any more. */
  entries(): AsyncGenerator<Entry>
}

/** Zeros are packed a thousand to one, our rows some ten to one: what grows more than this shall fill somebody's disk. */
const MOST_GROWTH = 200
const NO_DOUBT_BYTES = 16 * 2 ** 20

/**
 * Reads an archive to its end and checks everything that can be checked without a database: that it is whole, that every
 * file is one that an archive has and is what the manifest says of it, that every line is a row. Refuses otherwise.
 * @example const { manifest } = await openArchive('backup.tar.gz')
 */
export async function openArchive(file: string): Promise<Archive> {
  try {
    const manifest = await readManifest(file)
    return { manifest, entries: () => entriesLike(manifest, file) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Refusal('unknown', `There is no file '${file}'.`)
    throw new Refusal(
      'invalid',
      `'${file}' is no archive of ours, or not whole any more. Nothing was changed.`,
      [{ where: file, what: error instanceof Error ? error.message : String(error) }],
    )
  }
}

async function readManifest(file: string): Promise<Manifest> {
  const seen: Manifest['files'] = []
  const names = new Set<string>()
  const columns = new Map<string, string>()
  let manifest: Manifest | undefined
  for await (const { name, bytes } of entriesOf(file)) {
    if (manifest) throw new Error('the manifest is not the last file')
    if (names.has(name)) throw new Error(`'${name}' is there twice`)
    names.add(name)
    if (name === MANIFEST) {
      manifest = manifestSchema.parse(JSON.parse(Buffer.from(bytes).toString()))
      continue
    }
    const table = tableOf(name)
    const rows = table === undefined ? undefined : rowsIn(bytes)
    for (const row of rows ?? []) sameColumns(columns, table ?? '', row)
    seen.push({ name, bytes: bytes.length, sha256: sha256(bytes), ...(rows && { rows: rows.length }) })
  }
  if (!manifest) throw new Error('it has no manifest')
  if (canonicalJson(seen) !== canonicalJson(manifest.files))
    throw new Error('the files are not those of the manifest')
  checkSets(manifest, columns)
  return manifest
}

/** All rows of a table have the same columns. */
function sameColumns(known: Map<string, string>, table: string, row: Row): void {
  const columns = Object.keys(row).sort().join()
  if ((known.get(table) ?? columns) !== columns) throw new Error(`a row of ${table} has other columns`)
  known.set(table, columns)
}

function checkSets({ kind, region, sets, files }: Manifest, columns: ReadonlyMap<string, string>): void {
  if ((kind === 'region') !== (region !== null)) throw new Error('it does not say of which region it is')
  const tables = new Set(sets.map(({ table }) => table))
  if (tables.size < sets.length) throw new Error('a table is there twice')
  for (const { table, rows, columns: named, key, itself } of sets) {
    const pieces = files.filter(({ name }) => tableOf(name) === table)
    const found = pieces.reduce((sum, piece) => sum + (piece.rows ?? 0), 0)
    if (found !== rows) throw new Error(`${table} has ${found} rows, and the manifest says ${rows}`)
    if ((columns.get(table) ?? named.join()) !== [...named].sort().join())
      throw new Error(`the rows of ${table} have other columns than the manifest says`)
    if (![...key, ...itself].every((column) => named.includes(column)))
      throw new Error(`${table} has no such key`)
  }
  for (const { name } of files) {
    const table = tableOf(name)
    if (table !== undefined && !tables.has(table)) throw new Error(`the manifest does not know ${table}`)
    if (kind === 'region' && table === undefined && !name.startsWith('media/'))
      throw new Error(`'${name}' does not belong to a region`)
  }
}

async function* entriesLike({ files }: Manifest, file: string): AsyncGenerator<Entry> {
  let place = 0
  for await (const entry of entriesOf(file)) {
    if (entry.name === MANIFEST) break
    const expected = files[place++]
    if (entry.name !== expected?.name || sha256(entry.bytes) !== expected.sha256)
      throw new Error(`'${entry.name}' changed while it was read`)
    yield entry
  }
}

async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const { size } = await stat(file)
  const packed = createReadStream(file)
  const unpacked = createGunzip()
  pipeline(packed, unpacked, () => {})
  try {
    yield* readTar(bounded(unpacked, NO_DOUBT_BYTES + size * MOST_GROWTH), mostBytes)
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const piece of bytes) {
    read += piece.length
    if (read > most) throw new Error('it grows too much when it is unpacked')
    yield piece
  }
}

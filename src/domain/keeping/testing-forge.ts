import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { canonicalJson } from '../../edition/canonical-json.ts'
import type { Row } from '../../kernel/records.ts'
import type { Head } from './archive.ts'
import { tableOf } from './archive.ts'
import { rowsIn } from './pieces.ts'
import { openArchive } from './read-archive.ts'
import { type Entry, writeTar } from './tar.ts'
import { type Content, writeArchive } from './write-archive.ts'

/** What is done to an archive by somebody who knows its form: hashes and counts are right afterwards. */
export interface Forgery {
  head?(head: Head): Head
  /** Other rows of a table. */
  rows?: Readonly<Record<string, (rows: Row[]) => Row[]>>
  /** Files more. */
  more?: readonly Entry[]
}

/** Writes an archive like another one, but forged. */
export async function forge(
  from: string,
  to: string,
  { head = same, rows = {}, more = [] }: Forgery,
): Promise<void> {
  const { manifest, entries } = await openArchive(from)
  const { files: _, format: __, sets, ...about } = manifest
  const before: Head = { ...about, sets: sets.map(({ rows: ___, ...set }) => set) }
  async function* contents(): AsyncGenerator<Content> {
    for await (const { name, bytes } of entries()) {
      const table = tableOf(name)
      if (table === undefined) {
        yield { name, bytes }
        continue
      }
      const forged = (rows[table] ?? same)(rowsIn(bytes))
      const lines = forged.map((row) => `${canonicalJson(row)}\n`)
      yield { name, bytes: Buffer.from(lines.join('')), rows: forged.length }
    }
    for (const entry of more)
      yield { ...entry, ...(tableOf(entry.name) && { rows: rowsIn(entry.bytes).length }) }
  }
  await writeArchive(to, head(before), contents())
}

const same = <T>(value: T): T => value

/** Writes files as they are, without a manifest that fits. */
export async function pack(to: string, files: readonly Entry[]): Promise<void> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeTar(
    (async function* () {
      yield* files
    })(),
  ))
    pieces.push(piece)
  await writeFile(to, gzipSync(Buffer.concat(pieces)))
}

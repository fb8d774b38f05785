import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { schemaOf } from '../../platform/database/schema.ts'
import { type Head, pieceName } from './archive.ts'
import { piecesOf } from './pieces.ts'
import { type NamedSet, namesItself } from './record-sets.ts'
import * as store from './store.ts'
import type { Content } from './write-archive.ts'

/** What the manifest says of the tables of a database, before a row is read. */
export async function headOf(
  reader: Reader,
  sets: readonly NamedSet[],
): Promise<Pick<Head, 'schema' | 'sets'>> {
  const schema = await schemaOf(reader)
  if (schema === undefined) throw new Refusal('unknown', 'There is nothing yet: the database is empty.')
  const columns = await store.columnsOf(reader)
  return {
    schema,
    // An older schema has fewer tables: before an upgrade the newer house makes the backup.
    sets: sets.flatMap((set) => {
      const there = columns.get(set.table)
      const { table, key } = set
      return there ? [{ table, key: [...key], columns: there, itself: namesItself(set) }] : []
    }),
  }
}

/** The rows of tables in pieces; of one region, where it is said. */
export async function* recordsOf(
  reader: Reader,
  head: Pick<Head, 'sets'>,
  sets: readonly NamedSet[],
  region?: string,
): AsyncGenerator<Content> {
  for (const { table, key, region: column } of sets) {
    if (!head.sets.some((set) => set.table === table)) continue
    const only = region !== undefined && column !== null ? { column, value: region } : undefined
    let place = 0
    for await (const piece of piecesOf(store.rowsOf(reader, table, key, only)))
      yield { name: pieceName(table, ++place), ...piece }
  }
}

/** Files of the data folder, by the names that they have there. One that is gone is told and left out. */
export async function* filesOf(
  data: string,
  names: Iterable<string>,
  missing: (name: string) => void,
): AsyncGenerator<Content> {
  for (const name of names) {
    const bytes = await readFile(join(data, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    if (bytes) yield { name, bytes }
    else missing(name)
  }
}

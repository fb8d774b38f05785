import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { knowsSchema, migrateWithin, NEWEST_SCHEMA } from '../../platform/database/schema.ts'
import { type Manifest, tableOf } from './archive.ts'
import { inTwo } from './in-two.ts'
import { rowsIn } from './pieces.ts'
import type { Archive } from './read-archive.ts'
import * as store from './store.ts'

type KnownSet = Manifest['sets'][number]

/**
 * Puts the rows of an archive into an empty database: first the schema that they come from, then the rows, then everything
 * that has changed in the schema since. All in the caller's transaction.
 */
export async function loadRecords({ manifest, entries }: Archive, tx: Tx): Promise<void> {
  if (!knowsSchema(manifest.schema))
    throw new Refusal(
      'invalid',
      `The archive has the schema '${manifest.schema}', and this version of Ankerplatz knows none newer than '${NEWEST_SCHEMA}'. Use the version ${manifest.house} or a later one.`,
    )
  await migrateWithin(tx, manifest.schema)
  checkColumns(manifest, await store.columnsOf(tx))
  const sets = new Map(manifest.sets.map((set) => [set.table, set]))
  const later: [KnownSet, Row][] = []
  for await (const entry of entries()) {
    const set = sets.get(tableOf(entry.name) ?? '')
    if (!set) continue
    const rows = rowsIn(entry.bytes).map((row) => inTwo(row, set.key, set.itself))
    await store.insertRows(
      tx,
      set.table,
      rows.map(({ first }) => first),
    )
    for (const { second } of rows) if (second) later.push([set, second])
  }
  for (const [{ table, key }, row] of later) await store.updateRow(tx, table, key, row)
  await migrateWithin(tx, NEWEST_SCHEMA)
}

function checkColumns({ schema, sets }: Manifest, there: ReadonlyMap<string, readonly string[]>): void {
  const wrong = sets.filter(({ table, columns }) => there.get(table)?.join() !== [...columns].sort().join())
  const bookkeeping = sets.filter(({ table }) => table.startsWith('kysely_'))
  const faults = [...wrong, ...bookkeeping].map(({ table }) => ({
    where: table,
    what: `is not as it is in the schema '${schema}'`,
  }))
  if (faults.length > 0) throw new Refusal('invalid', 'The tables of the archive are not ours.', faults)
}

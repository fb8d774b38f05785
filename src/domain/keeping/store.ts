import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Row } from '../../kernel/records.ts'
import type { Database } from '../../platform/database/database.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

interface ErasureRow {
  subject_kind: string
  subject_id: string
  region_id: string | null
  erased_at: Instant
}

/** Any table: their names and columns come from manifests of modules, or were compared with the database's own. */
const any = (handle: Reader) => tables<Record<string, Record<string, string | number | null>>>(handle)
const db = (handle: Reader) => tables<{ erasures: ErasureRow }>(handle)

/** So many rows at once: few enough to be held when each is a long text. */
const READ_AT_ONCE = 200
/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535. */
const MOST_VALUES = 20_000

/** Which rows of a table: all, or those with a value in a column. */
export type Only = { column: string; value: string } | undefined

/** The rows of a table in the order of a key, a few at a time. */
export async function* rowsOf(
  handle: Reader,
  table: string,
  key: readonly string[],
  only: Only,
): AsyncGenerator<Row> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Row | undefined; ; ) {
    let query = any(handle).selectFrom(table).selectAll().limit(READ_AT_ONCE)
    for (const column of key) query = query.orderBy(column)
    if (only) query = query.where(only.column, '=', only.value)
    if (last) {
      const values = sql.join(key.map((column) => last?.[column]))
      query = query.where(sql<boolean>`(${columns}) > (${values})`)
    }
    const rows: Row[] = await query.execute()
    yield* rows
    last = rows.at(-1)
    if (rows.length < READ_AT_ONCE) return
  }
}

export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const atOnce = Math.max(1, Math.floor(MOST_VALUES / Object.keys(rows[0] ?? {}).length))
  for (let i = 0; i < rows.length; i += atOnce)
    await any(tx)
      .insertInto(table)
      .values(rows.slice(i, i + atOnce))
      .execute()
}

/** Changes one row, found by its key. */
export async function updateRow(tx: Tx, table: string, key: readonly string[], row: Row): Promise<void> {
  let query = any(tx).updateTable(table).set(row)
  for (const column of key) query = query.where(column, '=', row[column] ?? null)
  await query.execute()
}

/** Table -> its columns, in order of their names. */
export async function columnsOf(handle: Reader): Promise<Map<string, string[]>> {
  const all = await any(handle).introspection.getTables({ withInternalKyselyTables: true })
  return new Map(all.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]))
}

/** Those of these values that a column has already. */
export async function valuesTaken(
  handle: Reader,
  table: string,
  column: string,
  values: readonly (string | number)[],
): Promise<(string | number)[]> {
  const taken: (string | number)[] = []
  for (let i = 0; i < values.length; i += 1000) {
    const some = values.slice(i, i + 1000)
    const rows = await any(handle).selectFrom(table).select(column).where(column, 'in', some).execute()
    taken.push(...rows.map((row) => row[column] as string | number))
  }
  return taken
}

/** A counter counts on from this number at least. */
export const advanceCounter = (tx: Tx, name: string, value: number) =>
  tables<{ counters: { name: string; value: number } }>(tx)
    .insertInto('counters')
    .values({ name, value })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        value: sql`case when counters.value < ${value} then ${value} else counters.value end`,
      }),
    )
    .execute()

/** Empties a column wherever it has this value. Answers in how many rows. */
export async function emptyColumn(tx: Tx, table: string, column: string, value: string): Promise<number> {
  const { numUpdatedRows } = await any(tx)
    .updateTable(table)
    .set({ [column]: null })
    .where(column, '=', value)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export const erasuresOf = (handle: Reader) =>
  db(handle).selectFrom('erasures').selectAll().orderBy('erased_at').orderBy('subject_id').execute()

export const findErasure = (handle: Reader, kind: string, subject: string) =>
  db(handle)
    .selectFrom('erasures')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .executeTakeFirst()

export const insertErasure = (tx: Tx, row: ErasureRow) =>
  db(tx)
    .insertInto('erasures')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/**
 * What was deleted is in no file any more: SQLite overwrites it in the database (secure_delete), and keeps old pages beside
 * it until its log is emptied. Throws while somebody still reads them. PostgreSQL does it by itself (autovacuum).
 */
export async function emptyLog(database: Database): Promise<void> {
  if (database.kind === 'postgres') return
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(
    database.raw as Kysely<unknown>,
  )
  if (rows[0]?.busy !== 0) throw new Error('somebody reads an older state of the database: again later')
}

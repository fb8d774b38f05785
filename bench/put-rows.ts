import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Database } from '../src/platform/database/database.ts'
import type { Rows } from './region-rows.ts'

const AT_ONCE = 500

/** Puts rows in through the house's own connection, whichever database it is, in one transaction. */
export async function putRows({ raw }: Database, rows: Rows): Promise<void> {
  await raw.transaction().execute(async (tx) => {
    const db = tx as unknown as Kysely<Record<string, Record<string, unknown>>>
    for (const [table, all] of Object.entries(rows)) {
      for (let i = 0; i < all.length; i += AT_ONCE) {
        await db
          .insertInto(table)
          .values(all.slice(i, i + AT_ONCE))
          .execute()
      }
    }
  })
}

/**
 * Puts millions of rows into an SQLite file as fast as it goes, without syncing: nobody needs them after a power cut.
 * Call `close` before anybody else opens the file.
 */
export function bulkWriter(file: string): { put(rows: Rows): void; close(): void } {
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -200000')
  const prepared = (table: string, row: Rows[string][number]) => {
    const names = Object.keys(row)
    return database.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
  }
  return {
    put(rows) {
      database.exec('begin')
      for (const [table, all] of Object.entries(rows)) {
        if (!all[0]) continue
        const statement = prepared(table, all[0])
        for (const row of all) statement.run(...(Object.values(row) as SQLInputValue[]))
      }
      database.exec('commit')
    },
    close() {
      database.exec('pragma wal_checkpoint(truncate)')
      database.close()
    },
  }
}

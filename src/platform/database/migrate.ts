import { type Kysely, type RawBuilder, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MIGRATIONS } from '../../../migrations/index.ts'
import type { Database } from './database.ts'
import type { Reader } from './handle.ts'
import { withoutHurry } from './postgres.ts'
import { schemaOf } from './schema.ts'

/**
 * Brings the database to the newest schema, each migration whole or not at all. Answers the names that ran.
 * Throws the fault of the first that failed, and NewerSchema when a newer house was here. Kysely's lock keeps two processes from migrating at once.
 */
export async function migrate(database: Database): Promise<string[]> {
  await schemaOf(database.raw as unknown as Reader)
  const { error, results = [] } = await patiently(database, (db) =>
    new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateToLatest(),
  )
  if (error) throw error
  return results.map((result) => result.migrationName)
}

/** At start nobody is kept waiting: another process that writes or migrates just now may be waited for in place. */
async function patiently<T>({ kind, raw }: Database, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const wait = kind === 'postgres' ? sql`set lock_timeout = 0` : sql`pragma busy_timeout = 15000`
  return raw.connection().execute((db) =>
    withoutHurry(async () => {
      const hurry = kind === 'postgres' ? await lockTimeout(db) : sql`pragma busy_timeout = 0`
      await wait.execute(db)
      try {
        return await work(db)
      } finally {
        await hurry.execute(db)
      }
    }),
  )
}

/** What sets it to what it is now again. */
async function lockTimeout(db: Kysely<unknown>): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ lock_timeout: string }>`show lock_timeout`.execute(db)
  return sql`select set_config('lock_timeout', ${rows[0]?.lock_timeout ?? '0'}, false)`
}

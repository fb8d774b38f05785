import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MIGRATIONS } from '../../../migrations/index.ts'
import type { Database } from './database.ts'

/**
 * Brings the database to the newest schema, each migration whole or not at all. Answers the names that ran.
 * Throws the fault of the first that failed. Kysely's lock keeps two processes from migrating at once.
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = new Migrator({ db: database.raw, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results = [] } = await patiently(database, () => migrator.migrateToLatest())
  if (error) throw error
  return results.map((result) => result.migrationName)
}

/** At start nobody is kept waiting: another process that writes just now may be waited for in place. */
async function patiently<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.kind === 'postgres') return work()
  await sql`pragma busy_timeout = 15000`.execute(database.raw)
  try {
    return await work()
  } finally {
    await sql`pragma busy_timeout = 0`.execute(database.raw)
  }
}

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'

/** The databases to test with: PostgreSQL only where test/postgres.ts found or was given one. */
export const DATABASES: readonly ('sqlite' | 'postgres')[] = process.env.TEST_DATABASE_URL
  ? ['sqlite', 'postgres']
  : ['sqlite']

/** A migrated empty database of one test's own. `url` and `file` say where it is, for a second handle on it. */
export interface FreshDatabase {
  database: Database
  url?: string
  file?: string
  /** Closes it and leaves nothing behind. */
  drop(): Promise<void>
}

/**
 * A migrated empty database of one's own.
 * @example const { database, drop } = await freshDatabase('sqlite')
 */
export async function freshDatabase(
  kind: 'sqlite' | 'postgres',
  beside = process.env.TEST_DATABASE_URL,
): Promise<FreshDatabase> {
  const fresh = await blankDatabase(kind, beside)
  try {
    await migrate(fresh.database)
  } catch (error) {
    await fresh.drop()
    throw error
  }
  return fresh
}

/** A database of one's own without a single table; `beside` says on which PostgreSQL. */
export const blankDatabase = (
  kind: 'sqlite' | 'postgres',
  beside = process.env.TEST_DATABASE_URL,
): Promise<FreshDatabase> => (kind === 'sqlite' ? blankSqlite() : blankPostgres(beside))

async function blankSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-'))
  const file = join(folder, 'test.sqlite')
  const database = openDatabase({ file })
  const drop = async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { database, file, drop }
}

async function blankPostgres(beside: string | undefined): Promise<FreshDatabase> {
  if (!beside) throw new Error('TEST_DATABASE_URL is not set: ask DATABASES which databases there are')
  const name = `test_${randomBytes(8).toString('hex')}`
  // Not the machine's locale: C.UTF-8 sorts by code point, as SQLite does.
  await ask(
    beside,
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  )
  const address = new URL(beside)
  address.pathname = `/${name}`
  const url = address.href
  const database = openDatabase({ url, file: '', connections: 6 })
  const drop = async () => {
    await database.close()
    await ask(beside, `drop database if exists ${name} with (force)`)
  }
  return { database, url, drop }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'

const CACHED_STATEMENTS = 400

export interface SqliteOptions {
  file: string
  readOnly: boolean
}

/**
 * Kysely over node:sqlite. WAL so that reading goes on while somebody writes; synchronous=FULL because WAL's usual
 * NORMAL loses acknowledged commits at a power cut; both are asserted, since FULL is per connection.
 * Throws when the file is no database or the settings did not take.
 */
export function openSqlite({ file, readOnly }: SqliteOptions): Kysely<unknown> {
  // node:sqlite waits for a lock without letting anything else run: writers do not wait here but come again (database.ts).
  const database = new DatabaseSync(file, { timeout: 2000, enableForeignKeyConstraints: true })
  if (readOnly) {
    database.exec('pragma query_only = on')
  } else {
    database.exec('pragma busy_timeout = 15000')
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on')
    assertDurable(database)
    database.exec('pragma busy_timeout = 0')
  }
  return new Kysely({
    dialect: withTransactionalDdl(new SqliteDialect({ database: adapter(database, readOnly) })),
  })
}

/**
 * Kysely believes that SQLite cannot change its schema within a transaction. It can (sqlite.org/lang_transaction.html): a
 * migration is whole or not there, and a restore is one transaction from the first table to the last row.
 */
function withTransactionalDdl(dialect: SqliteDialect): SqliteDialect {
  dialect.createAdapter = () =>
    Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true })
  return dialect
}

function assertDurable(database: DatabaseSync): void {
  const mode = database.prepare('pragma journal_mode').get()?.journal_mode
  const synchronous = database.prepare('pragma synchronous').get()?.synchronous
  if (mode !== 'wal' || synchronous !== 2) {
    throw new Error(
      `SQLite is not durable here: journal_mode=${mode}, synchronous=${synchronous}, wanted wal and 2`,
    )
  }
}

/** What Kysely's SqliteDialect asks of a driver, over DatabaseSync, with a cache of prepared statements. */
function adapter(database: DatabaseSync, readOnly: boolean) {
  const cache = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const known = cache.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value as string)
    cache.set(sql, statement)
    return statement
  }
  const watched = watchTransaction(database)
  return {
    close: () => database.close(),
    prepare(sql: string) {
      // A deferred 'begin' fails later when another connection wrote in between: take the lock at once.
      const statement = prepared(sql === 'begin' && !readOnly ? 'begin immediate' : sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => watched(sql, () => statement.all(...plain(parameters))),
        run: (parameters: readonly unknown[]) => watched(sql, () => statement.run(...plain(parameters))),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...plain(parameters)),
      }
    },
  }
}

const NOTHING_DONE = { changes: 0, lastInsertRowid: 0 }

/**
 * A full disk or a fault of it ends a transaction by itself (sqlite.org/lang_transaction.html, section 3). What comes
 * after would be kept statement by statement, half of a command: it gets the same fault instead, until the rollback, which
 * has nothing left to do and would otherwise hide the fault behind one of its own.
 */
function watchTransaction(database: DatabaseSync) {
  let inside = false
  let fault: unknown
  return <T>(sql: string, run: () => T): T => {
    const ended = inside && sql !== 'begin' && !database.isTransaction
    if (ended && sql !== 'rollback') throw fault
    if (sql === 'begin' || sql === 'rollback') inside = false
    if (ended) return NOTHING_DONE as T
    try {
      const done = run()
      inside = sql === 'begin' || (inside && sql !== 'commit')
      return done
    } catch (error) {
      fault = error
      throw error
    }
  }
}

/** node:sqlite takes an object in first place for named parameters and shifts the rest: refuse, or data gets mixed up. */
function plain(parameters: readonly unknown[]): SQLInputValue[] {
  for (const value of parameters) {
    const kind = typeof value
    if (
      value === null ||
      kind === 'string' ||
      kind === 'number' ||
      kind === 'bigint' ||
      value instanceof Uint8Array
    )
      continue
    throw new TypeError(`a ${kind} cannot be stored: use text, numbers, bytes or null`)
  }
  return parameters as SQLInputValue[]
}

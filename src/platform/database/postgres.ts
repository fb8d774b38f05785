import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

const BIGINT = 20
const NUMERIC = 1700
const CONNECT_MS = 5000
/** PostgreSQL gives up a lock first and says so; only one that says nothing at all is hung up on. */
const GRACE_MS = 1000

export interface PostgresOptions {
  url: string
  connections: number
  /** How long one query may wait for another's lock, and then for an answer at all, in milliseconds. */
  timeoutMs: number
}

const unhurried = new AsyncLocalStorage<true>()

/**
 * Runs `work` without the limit on how long one query may take: for what is known to take long, as migrations are.
 * @example await withoutHurry(() => migrator.migrateToLatest())
 */
export const withoutHurry = <T>(work: () => Promise<T>): Promise<T> => unhurried.run(true, work)

/**
 * Kysely over PostgreSQL. COUNT and SUM come as bigint or numeric; ours stay below 2^53, so they become numbers
 * and both databases answer alike.
 */
export function openPostgres({ url, connections, timeoutMs }: PostgresOptions): Kysely<unknown> {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === BIGINT || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    types,
    async onConnect(client) {
      hangUpWhenSilent(client, timeoutMs + GRACE_MS)
      // Whoever waits for a lock and is hung up on would hold its own locks until it is its turn.
      await client.query(`set lock_timeout = ${timeoutMs}`)
    },
  })
  // Without a listener a connection that breaks ends the process: while it is idle by the pool, and between two queries of
  // a transaction by itself. The next query reports the fault anyway.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

/**
 * A database that was stopped in its tracks, or a network that swallows everything, answers nothing and breaks nothing
 * off: the connection is ended from here, its query fails, and the pool makes a new one. pg's own query_timeout gives
 * the same connection to the next, who waits again.
 */
function hangUpWhenSilent(client: pg.ClientBase, ms: number): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown
  const askInTime = (...given: unknown[]): unknown => {
    const asked = ask(...given)
    if (!(asked instanceof Promise) || unhurried.getStore()) return asked
    const late = setTimeout(() => (client as pg.Client).connection.stream.destroy(), ms)
    return asked.finally(() => clearTimeout(late))
  }
  client.query = askInTime as typeof client.query
}

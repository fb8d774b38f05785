import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

const BIGINT = 20
const NUMERIC = 1700

export interface PostgresOptions {
  url: string
  connections: number
}

/**
 * Kysely over PostgreSQL. COUNT and SUM come as bigint or numeric; ours stay below 2^53, so they become numbers
 * and both databases answer alike.
 */
export function openPostgres({ url, connections }: PostgresOptions): Kysely<unknown> {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === BIGINT || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 5000, types })
  // Without a listener a connection that breaks ends the process: while it is idle by the pool, and between two queries of
  // a transaction by itself. The next query reports the fault anyway.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions, DBAdapter } from 'better-auth'
import type { Database } from '../database/database.ts'
import type { Reader } from '../database/handle.ts'

/** Every table, as better-auth's adapter wants to be handed them. */
type Tables = Parameters<typeof kyselyAdapter>[0]

const WRITING = [
  'create',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
  'incrementOne',
] as const

/**
 * Our database as better-auth asks for one. Each of its writes is a transaction of ours: it waits for other writers, is
 * done again when two meet, and is refused as every other write when the database is gone. 'sqlite' names the form of
 * values, not the database: dates as ISO texts and booleans as 0 and 1 suit both.
 */
export const adapterOver =
  (database: Database) =>
  (options: BetterAuthOptions): DBAdapter => {
    const over = (handle: Reader) => kyselyAdapter(handle as unknown as Tables, { type: 'sqlite' })(options)
    const writing = Object.fromEntries(
      WRITING.map((method) => [
        method,
        (...given: unknown[]) =>
          database.write((tx) => (over(tx)[method] as (...given: unknown[]) => Promise<unknown>)(...given)),
      ]),
    )
    const adapter: DBAdapter = {
      ...over(database.reader),
      ...writing,
      // Hooks of ours run in between and read what is committed: each write by itself.
      transaction: (work) => work(adapter),
    }
    return adapter
  }

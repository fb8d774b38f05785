import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import { Refusal } from '../../kernel/refusal.ts'
import { asRefusal, isRetryable } from './faults.ts'
import type { Reader, Tx } from './handle.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** One database, whichever it is. The rest of the house does not know which. */
export interface Database {
  kind: 'sqlite' | 'postgres'
  /** For single reads outside a transaction. Throws inside `write`, where it would read past the transaction. */
  readonly reader: Reader
  /** Runs `work` in one transaction, again when the database says that two of them met. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs `work` on one unchanging view of the data, however many queries it takes. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** The bare Kysely, for migrations and backups only. */
  readonly raw: Kysely<unknown>
  close(): Promise<void>
}

/** refused: a command did not act. unavailable: the database could not. failed: a fault of ours. */
export type WriteOutcome = 'done' | 'refused' | 'unavailable' | 'failed'

/** How long a write waits for others before it gives up. It waits without holding up anything else in the process. */
const PATIENCE_MS = 15_000
const LONGEST_PAUSE_MS = 50
const TIMEOUT_MS = 20_000

/**
 * Opens the database: PostgreSQL when `url` is given, otherwise the SQLite file.
 * @example openDatabase({ file: 'var/ankerplatz.sqlite' })
 */
export function openDatabase(where: {
  url?: string | undefined
  file: string
  connections?: number
  /** How long one query may take before PostgreSQL counts as gone, in milliseconds. */
  timeoutMs?: number
  /** Called after each transaction: how it ended, and after how many milliseconds, waiting for others included. */
  onWrite?: ((outcome: WriteOutcome, ms: number) => void) | undefined
}): Database {
  const writing = new AsyncLocalStorage<true>()
  const url = where.url
  const raw = url
    ? openPostgres({ url, connections: where.connections ?? 10, timeoutMs: where.timeoutMs ?? TIMEOUT_MS })
    : openSqlite({ file: where.file, readOnly: false })
  const reading = url ? raw : openSqlite({ file: where.file, readOnly: true })

  async function patiently<T>(work: (tx: Tx) => Promise<T>, deadline: number): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await raw.transaction().execute((tx) => writing.run(true, () => work(tx as unknown as Tx)))
      } catch (error) {
        if (!isRetryable(error) || performance.now() > deadline) throw error
        const pause = Math.min(LONGEST_PAUSE_MS, 2 ** attempt) * Math.random()
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  return {
    kind: url ? 'postgres' : 'sqlite',
    raw,
    get reader() {
      if (writing.getStore()) throw new Error('inside a transaction there is only tx: read with it')
      return reading as unknown as Reader
    },
    async write(work) {
      if (writing.getStore())
        throw new Error('a transaction inside a transaction: call the command with context.call')
      const began = performance.now()
      const tell = (outcome: WriteOutcome): void => where.onWrite?.(outcome, performance.now() - began)
      const done = await patiently(work, began + PATIENCE_MS).catch((error) => {
        const told = asRefusal(error)
        tell(told instanceof Refusal ? (told.code === 'unavailable' ? 'unavailable' : 'refused') : 'failed')
        throw told
      })
      tell('done')
      return done
    },
    async snapshot(work) {
      const transaction = reading.transaction()
      // SQLite's deferred transaction is a snapshot from its first read; PostgreSQL must be asked for one.
      const view = url
        ? transaction.setIsolationLevel('repeatable read').setAccessMode('read only')
        : transaction
      try {
        return await view.execute((tx) => work(tx as unknown as Reader))
      } catch (error) {
        throw asRefusal(error)
      }
    },
    async close() {
      await raw.destroy()
      if (reading !== raw) await reading.destroy()
    },
  }
}

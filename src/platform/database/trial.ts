import type { Database } from './database.ts'
import { tables } from './handle.ts'

interface CounterTables {
  counters: { name: string; value: number }
}

/**
 * Writes and takes away again, in one transaction: it leaves nothing, and goes all the way to the disk. Throws the fault
 * that anybody's write would meet now.
 */
export const tryToWrite = (database: Database): Promise<void> =>
  database.write(async (tx) => {
    const db = tables<CounterTables>(tx)
    await db.insertInto('counters').values({ name: 'trial', value: 0 }).execute()
    await db.deleteFrom('counters').where('name', '=', 'trial').execute()
  })

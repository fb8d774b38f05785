import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { type Database, openDatabase } from './database.ts'
import { type Tx, tables } from './handle.ts'
import { migrate } from './migrate.ts'
import { nextNumber } from './numbers.ts'
import { withoutHurry } from './postgres.ts'

const UNAVAILABLE = { name: 'Refusal', code: 'unavailable' }
/** Longer than a test may take. */
const FOR_EVER = 600

describe.runIf(DATABASES.includes('postgres'))('a PostgreSQL that answers late', () => {
  let fresh: FreshDatabase
  let hasty: Database
  beforeEach(async () => {
    fresh = await freshDatabase('postgres')
    hasty = openDatabase({ url: fresh.url, file: '', connections: 1, timeoutMs: 200 })
  })
  afterEach(async () => {
    await hasty.close()
    await fresh.drop()
  })

  const sleep = (tx: Tx, seconds: number) => sql`select pg_sleep(${seconds})`.execute(tables<unknown>(tx))

  it('or never is hung up on: the write is refused, and the only connection is another one', async () => {
    await expect(hasty.write((tx) => sleep(tx, FOR_EVER))).rejects.toMatchObject(UNAVAILABLE)
    expect(await hasty.write((tx) => nextNumber(tx, 'page'))).toBe(1)
  })

  it('or never does not keep a reader either', async () => {
    const reading = sql`select pg_sleep(${FOR_EVER})`.execute(tables<unknown>(hasty.reader))
    await expect(reading).rejects.toThrow('Connection terminated')
    expect(await hasty.snapshot(async () => 'read')).toBe('read')
  })

  it('because somebody else holds what is written refuses the one who waits, and the other goes on', async () => {
    const number = await fresh.database.write(async (tx) => {
      const first = await nextNumber(tx, 'page')
      await expect(hasty.write((other) => nextNumber(other, 'page'))).rejects.toMatchObject(UNAVAILABLE)
      return first
    })
    expect(number).toBe(1)
    expect(await hasty.write((tx) => nextNumber(tx, 'page'))).toBe(2)
  })

  it('is waited for where that is known before', async () => {
    await withoutHurry(() => hasty.write((tx) => sleep(tx, 1.5)))
  })

  it('is in a hurry again after migrations, which are not', async () => {
    const timeout = async () =>
      (await sql<{ lock_timeout: string }>`show lock_timeout`.execute(hasty.raw)).rows[0]?.lock_timeout
    expect(await timeout()).toBe('200ms')
    await migrate(hasty)
    expect(await timeout()).toBe('200ms')
  })
})

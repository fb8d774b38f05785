import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { openDatabase } from './database.ts'
import { type Reader, type Tx, tables } from './handle.ts'
import { migrate } from './migrate.ts'
import { nextNumber } from './numbers.ts'

interface Counters {
  counters: { name: string; value: number }
}

const put = (tx: Tx, name: string, value: number) =>
  tables<Counters>(tx).insertInto('counters').values({ name, value }).execute()
const values = async (reader: Reader): Promise<number[]> =>
  (await tables<Counters>(reader).selectFrom('counters').select('value').orderBy('name').execute()).map(
    (r) => r.value,
  )

/** A promise, and what fulfils it. */
function signal(): [Promise<void>, () => void] {
  const { promise, resolve } = Promise.withResolvers<void>()
  return [promise, resolve]
}

describe.each(DATABASES)('%s', (kind) => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
  })
  afterEach(() => fresh.drop())

  it('keeps what a transaction wrote, and nothing of one that failed', async () => {
    const { database } = fresh
    await database.write((tx) => put(tx, 'a', 1))
    const failing = database.write(async (tx) => {
      await put(tx, 'b', 2)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await values(database.reader)).toEqual([1])
  })

  it('refuses a transaction inside a transaction, where one would wait for the other', async () => {
    const { database } = fresh
    const nested = database.write(() => database.write((tx) => put(tx, 'a', 1)))
    await expect(nested).rejects.toThrow('a transaction inside a transaction')
    expect(await values(database.reader)).toEqual([])
  })

  it('refuses to read past the transaction one is in', async () => {
    const { database } = fresh
    await expect(database.write(() => values(database.reader))).rejects.toThrow('read with it')
  })

  it('lets others read while somebody writes, and they see the state before', async () => {
    const { database } = fresh
    const [inside, entered] = signal()
    const [waiting, finish] = signal()
    const writing = database.write(async (tx) => {
      await put(tx, 'a', 1)
      entered()
      await waiting
    })
    await inside
    const seen = await values(database.reader)
    finish()
    await writing
    expect(seen).toEqual([])
    expect(await values(database.reader)).toEqual([1])
  })

  it('a writer that waits for another process holds up nothing else', async () => {
    const { database } = fresh
    const other = openDatabase({ url: fresh.url, file: fresh.file ?? '' })
    const [inside, entered] = signal()
    const [waiting, finish] = signal()
    const first = database.write(async (tx) => {
      await put(tx, 'a', 1)
      entered()
      await waiting
    })
    await inside
    const second = other.write((tx) => put(tx, 'b', 2))
    // A timer that fires while the second waits: with SQLite's own waiting it would fire after fifteen seconds.
    await new Promise((resolve) => setTimeout(resolve, 100))
    finish()
    await Promise.all([first, second])
    await other.close()
    expect(await values(database.reader)).toEqual([1, 2])
  })

  it('a snapshot does not change while it is looked at', async () => {
    const { database } = fresh
    await database.write((tx) => put(tx, 'a', 1))
    const other = openDatabase({ url: fresh.url, file: fresh.file ?? '' })
    const [before, after] = await database.snapshot(async (reader) => {
      const first = await values(reader)
      await other.write((tx) => put(tx, 'b', 2))
      return [first, await values(reader)]
    })
    await other.close()
    expect([before, after]).toEqual([[1], [1]])
    expect(await values(database.reader)).toEqual([1, 2])
  })

  it('40 numbers asked for at the same time are 40 numbers', async () => {
    const { database } = fresh
    const asked = Array.from({ length: 40 }, () => database.write((tx) => nextNumber(tx, 'page')))
    expect((await Promise.all(asked)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    )
  })

  it('two who wait for each other are both served: the database ends one, and it is done again', async () => {
    const { database } = fresh
    const both = (first: string, second: string) =>
      database.write(async (tx) => {
        await nextNumber(tx, first)
        await new Promise((resolve) => setTimeout(resolve, 50))
        await nextNumber(tx, second)
      })
    await database.write((tx) => put(tx, 'a', 0))
    await database.write((tx) => put(tx, 'b', 0))
    await Promise.all([both('a', 'b'), both('b', 'a')])
    expect(await values(database.reader)).toEqual([2, 2])
  })

  it('numbers are counted kind by kind, and several at once answer the first', async () => {
    const { database } = fresh
    const numbers = await database.write(async (tx) => [
      await nextNumber(tx, 'page', 5),
      await nextNumber(tx, 'text'),
      await nextNumber(tx, 'page'),
    ])
    expect(numbers).toEqual([1, 1, 6])
  })

  it('what is there already is refused as taken', async () => {
    const { database } = fresh
    await database.write((tx) => put(tx, 'a', 1))
    await expect(database.write((tx) => put(tx, 'a', 2))).rejects.toMatchObject({
      name: 'Refusal',
      code: 'taken',
    })
  })

  it('counts and sums are numbers, not texts', async () => {
    const { database } = fresh
    await database.write((tx) => put(tx, 'a', 2 ** 40))
    const row = await tables<Counters>(database.reader)
      .selectFrom('counters')
      .select((of) => [of.fn.countAll().as('count'), of.fn.sum('value').as('sum'), 'value'])
      .groupBy('value')
      .executeTakeFirst()
    expect(row).toEqual({ count: 1, sum: 2 ** 40, value: 2 ** 40 })
  })

  it('is brought to the newest schema once; again is nothing', async () => {
    expect(await migrate(fresh.database)).toEqual([])
  })
})

describe('SQLite', () => {
  it('survives a power cut: WAL and synchronous=FULL hold after the file was opened again', async () => {
    const { file = '', drop } = await freshDatabase('sqlite')
    const again = openDatabase({ file })
    const pragma = async (name: string) =>
      Object.values((await sql.raw(`pragma ${name}`).execute(again.raw)).rows[0] ?? {})
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect(await pragma('synchronous')).toEqual([2])
    expect(await pragma('secure_delete')).toEqual([1])
    expect(await pragma('foreign_keys')).toEqual([1])
    await again.close()
    await drop()
  })

  it.each([
    ['an object', { value: 1 }],
    ['a list', [1]],
    ['true', true],
    ['a date', new Date(0)],
  ])('refuses %s as a value: node:sqlite would take it for names and shift the others', async (_, value) => {
    const { database, drop } = await freshDatabase('sqlite')
    const writing = database.write((tx) => put(tx, 'a', value as never))
    await expect(writing).rejects.toThrow('cannot be stored')
    await drop()
  })

  it('its reader cannot write', async () => {
    const { database, drop } = await freshDatabase('sqlite')
    await expect(put(database.reader as Tx, 'a', 1)).rejects.toThrow('readonly')
    await drop()
  })

  it('refuses a wrong type in a column', async () => {
    const { database, drop } = await freshDatabase('sqlite')
    await expect(database.write((tx) => put(tx, 'a', 'many' as never))).rejects.toThrow('cannot store TEXT')
    await drop()
  })
})

it('a PostgreSQL that does not answer is refused as unavailable', async () => {
  const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing', file: '' })
  await expect(database.write(async () => 1)).rejects.toMatchObject({ name: 'Refusal', code: 'unavailable' })
  await database.close()
})

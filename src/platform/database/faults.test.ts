import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Database, openDatabase } from './database.ts'
import { asRefusal } from './faults.ts'
import { type Reader, type Tx, tables } from './handle.ts'

interface Counters {
  counters: { name: string; value: number }
}

const put = (tx: Tx, name: string) =>
  tables<Counters>(tx).insertInto('counters').values({ name, value: 1 }).execute()
const names = async (reader: Reader): Promise<string[]> =>
  (await tables<Counters>(reader).selectFrom('counters').select('name').execute()).map(({ name }) => name)
const UNAVAILABLE = {
  name: 'Refusal',
  code: 'unavailable',
  message: 'Nothing can be saved at the moment. Please try again in a few minutes.',
}

describe('SQLite', () => {
  let fresh: FreshDatabase
  let database: Database
  beforeEach(async () => {
    fresh = await freshDatabase('sqlite')
    database = fresh.database
  })
  afterEach(() => fresh.drop())

  const pragma = (text: string) => sql.raw<Record<string, number>>(`pragma ${text}`).execute(database.raw)
  /** The database may grow by a page or two and no more: what a full disk is to it. */
  async function fillUp(): Promise<void> {
    const pages = Number((await pragma('page_count')).rows[0]?.page_count)
    await pragma(`max_page_count = ${pages + 2}`)
  }
  const makeRoom = () => pragma('max_page_count = 1000000')
  const LONG = 'x'.repeat(3000)

  it('with a full disk refuses a write, keeps nothing of it, and goes on when there is room', async () => {
    await fillUp()
    const writing = database.write(async (tx) => {
      for (let i = 0; i < 50; i++) await put(tx, LONG + i)
    })
    await expect(writing).rejects.toMatchObject(UNAVAILABLE)
    expect(await names(database.reader)).toEqual([])
    await makeRoom()
    await database.write((tx) => put(tx, 'a'))
    expect(await names(database.reader)).toEqual(['a'])
  })

  it('keeps nothing of a write that goes on although the disk was full in between', async () => {
    await fillUp()
    const writing = database.write(async (tx) => {
      await put(tx, 'before')
      for (let i = 0; i < 50; i++) await put(tx, LONG + i).catch(() => {})
      await makeRoomInside(tx)
      await put(tx, 'after')
    })
    await expect(writing).rejects.toMatchObject(UNAVAILABLE)
    expect(await names(database.reader)).toEqual([])
    await makeRoom()
    await database.write((tx) => put(tx, 'later'))
    expect(await names(database.reader)).toEqual(['later'])
  })
  const makeRoomInside = (tx: Tx) =>
    sql
      .raw('pragma max_page_count = 1000000')
      .execute(tables<Counters>(tx))
      .catch(() => {})

  it('that may only be read refuses a write, and is read', async () => {
    await database.write((tx) => put(tx, 'a'))
    await pragma('query_only = on')
    await expect(database.write((tx) => put(tx, 'b'))).rejects.toMatchObject(UNAVAILABLE)
    expect(await names(database.reader)).toEqual(['a'])
    await pragma('query_only = off')
    await database.write((tx) => put(tx, 'b'))
  })

  it('says to the log, and not to the person, what it was', async () => {
    await pragma('query_only = on')
    const refusal = await database.write((tx) => put(tx, 'b')).catch((error) => error)
    expect(refusal.cause.message).toContain('readonly')
    expect(refusal.message).not.toContain('readonly')
  })
})

describe.runIf(DATABASES.includes('postgres'))('PostgreSQL', () => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    fresh = await freshDatabase('postgres')
  })
  afterEach(() => fresh.drop())

  it('that ends the connection in the middle refuses the write, keeps nothing of it, and goes on', async () => {
    const { database } = fresh
    const writing = database.write(async (tx) => {
      await put(tx, 'a')
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        tables<Counters>(tx),
      )
      await endConnection(rows[0]?.pid ?? 0)
      await put(tx, 'b')
    })
    await expect(writing).rejects.toMatchObject(UNAVAILABLE)
    await database.write((tx) => put(tx, 'c'))
    expect(await names(database.reader)).toEqual(['c'])
  })

  it('that may only be read (a replica) refuses a write, and is read', async () => {
    const url = new URL(fresh.url ?? '')
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    const replica = openDatabase({ url: url.href, file: '' })
    await expect(replica.write((tx) => put(tx, 'a'))).rejects.toMatchObject(UNAVAILABLE)
    expect(await names(replica.reader)).toEqual([])
    await replica.close()
  })

  it('keeps nothing of a write whose work overlooks a fault', async () => {
    const { database } = fresh
    const writing = database.write(async (tx) => {
      await put(tx, 'a')
      await put(tx, 'a').catch(() => {})
    })
    await expect(writing).rejects.toThrow()
    expect(await names(database.reader)).toEqual([])
  })

  const endConnection = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(fresh.database.raw)
})

describe('of the faults that are told apart', () => {
  it.each([
    { code: '53100', message: 'could not extend file: No space left on device' },
    { code: '58030', message: 'could not fsync file' },
    { code: '57P01', message: 'terminating connection due to administrator command' },
    { code: '25006', message: 'cannot execute INSERT in a read-only transaction' },
    { code: 'ECONNREFUSED' },
    { code: 'EAI_AGAIN' },
    { code: 'ENOSPC', message: 'no space left on device, write' },
    { code: 'EIO', message: 'i/o error, fsync' },
    { errcode: 778, message: 'disk I/O error' },
    { errcode: 13, message: 'database or disk is full' },
    { errcode: 11, message: 'database disk image is malformed' },
    { message: 'Client has encountered a connection error and is not queryable' },
  ])('this one is for later: %j', (fault) => {
    const error = Object.assign(new Error(fault.message), fault)
    expect(asRefusal(error)).toMatchObject({ ...UNAVAILABLE, cause: error })
  })

  it.each([
    { code: '42P01', message: 'relation "x" does not exist' },
    { code: '22P05', message: 'untranslatable character' },
    { errcode: 1, message: 'no such table: x' },
    { code: 'ENOENT' },
    {},
  ])('this one is ours: %j', (fault) => {
    const error = Object.assign(new Error('no'), fault)
    expect(asRefusal(error)).toBe(error)
  })

  it('a refusal stays what it is', () => {
    const refusal = new Refusal('stale', 'Somebody saved before you.')
    expect(asRefusal(refusal)).toBe(refusal)
    for (const odd of [null, undefined, 'text', 7]) expect(asRefusal(odd)).toBe(odd)
  })
})

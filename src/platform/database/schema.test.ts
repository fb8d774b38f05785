import { describe, expect, it } from 'vitest'
import { blankDatabase, DATABASES, freshDatabase } from '../../../test/databases.ts'
import { type Tx, tables } from './handle.ts'
import { migrate } from './migrate.ts'
import { migrateWithin, NEWEST_SCHEMA, schemaOf } from './schema.ts'

const ran = (tx: Tx, name: string) =>
  tables<{ kysely_migration: { name: string; timestamp: string } }>(tx)
    .insertInto('kysely_migration')
    .values({ name, timestamp: '2030-01-01T00:00:00.000Z' })
    .execute()

describe.each(DATABASES)('the schema (%s)', (kind) => {
  it('of a newer house is not touched: it says so, and what to do', async () => {
    const { database, drop } = await freshDatabase(kind)
    try {
      expect(await schemaOf(database.reader)).toBe(NEWEST_SCHEMA)
      await database.write((tx) => ran(tx, '9999-later'))
      await expect(migrate(database)).rejects.toThrow(
        /has the schema '9999-later', and this version .* knows none newer than '\d{4}-.*backup/,
      )
    } finally {
      await drop()
    }
  })

  it('comes with all that follows in its transaction, or not at all', async () => {
    const { database, drop } = await blankDatabase(kind)
    try {
      const broken = database.write(async (tx) => {
        await migrateWithin(tx, '0001-foundation')
        throw new Error('in the middle')
      })
      await expect(broken).rejects.toThrow('in the middle')
      expect(await schemaOf(database.reader)).toBeUndefined()
      await database.write((tx) => migrateWithin(tx, '0001-foundation'))
      expect(await schemaOf(database.reader)).toBe('0001-foundation')
      expect((await migrate(database)).at(-1)).toBe(NEWEST_SCHEMA)
    } finally {
      await drop()
    }
  })
})

import type { TableMetadata } from 'kysely'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Table } from '../../src/kernel/module.ts'
import { TABLES } from '../../src/modules.ts'
import { freshDatabase } from '../databases.ts'
import { ARCHIVE_GUIDE, withTables } from './archive-tables.ts'
import { textOf } from './files.ts'

interface Key {
  table: string
  column: string
  to: string
}

let there: TableMetadata[]
let foreignKeys: Key[]
beforeAll(async () => {
  const { database, drop } = await freshDatabase('sqlite')
  there = await database.raw.introspection.getTables({ withInternalKyselyTables: true })
  const found = await sql<Key>`select m.name as "table", k."from" as "column", k."table" as "to"
    from sqlite_master m join pragma_foreign_key_list(m.name) k where m.type = 'table'`.execute(database.raw)
  foreignKeys = found.rows
  await drop()
})

/** What is wrong with what the tables say of their records. */
function faultsOf(tables: readonly Table[]): string[] {
  const columns = new Map(there.map(({ name, columns }) => [name, columns.map((column) => column.name)]))
  return tables.flatMap(({ name: table, records }, place) => {
    const own = columns.get(table) ?? []
    if ('leftOut' in records) return records.leftOut === '' ? [`${table} is left out for no reason`] : []
    const { key, region, numbers = {}, names = {}, accounts = [], subject } = records
    const named = [...key, ...(region ? [region] : []), ...Object.keys(numbers), ...accounts]
    if (subject !== undefined) named.push(subject)
    named.push(...Object.keys(names).map((name) => name.replace(/[.].*$/, '')))
    const targets = Object.values(names).map((target) => target.split('.'))
    const people = own.filter(
      (column) => /_id$/.test(column) && own.includes(column.replace(/_id$/, '_kind')),
    )
    return [
      ...named.filter((column) => !own.includes(column)).map((column) => `${table} has no column ${column}`),
      ...targets
        .filter(([to = '', column = '']) => !columns.get(to)?.includes(column))
        .map((target) => `${table} names ${target.join('.')}, which is not there`),
      ...people
        .filter((column) => column !== subject && !key.includes(column) && !accounts.includes(column))
        .map((column) => `${table}.${column} says by whom, and is not among the accounts`),
      ...(own.includes('number') && key[0] === 'id' && !numbers.number
        ? [`${table}.number is given once, and by no counter`]
        : []),
      ...(own.includes('region_id') && region !== null && region !== 'region_id'
        ? [`${table} belongs to a region by another column than region_id`]
        : []),
      ...foreignKeys
        .filter((foreign) => foreign.table === table)
        .flatMap(({ column, to }) => orderFault(tables, place, column, to, names[column])),
    ]
  })
}

/** Rows can be put back in the order of the list: whom they name is there before them. */
function orderFault(
  tables: readonly Table[],
  place: number,
  column: string,
  to: string,
  named: string | undefined,
): string[] {
  const table = tables[place]?.name
  if (to === table)
    return named?.startsWith(`${to}.`) ? [] : [`${table}.${column} names its own table, and does not say so`]
  const target = tables.findIndex(({ name, records }) => name === to && !('leftOut' in records))
  return target >= 0 && target < place ? [] : [`${table} comes before ${to}, which it needs`]
}

describe('what tables say of their records', () => {
  it('is right', () => {
    expect(there.length).toBeGreaterThan(20)
    expect(foreignKeys.length).toBeGreaterThan(15)
    expect(faultsOf(TABLES)).toEqual([])
  })

  it('nothing of accounts or rights goes along with a region', () => {
    const right =
      /^(accounts|credentials|passkeys|second_factors|memberships|page_people|invitations|erasures)$/
    const along = TABLES.filter(({ records }) => !('leftOut' in records) && records.region !== null)
    expect(along.length).toBeGreaterThan(8)
    expect(along.filter(({ name }) => right.test(name))).toEqual([])
  })
})

it('docs/api/archive.md tells every table with its columns', async () => {
  const guide = textOf(ARCHIVE_GUIDE)
  expect(await withTables(guide), 'run: npm run archive:tables').toBe(guide)
  expect(await withTables(guide.replace(', bodies |', ' |'))).toBe(guide)
  await expect(withTables('')).rejects.toThrow('needs the lines')
})

describe('the rule bites', () => {
  const kept = (name: string, records: Partial<Exclude<Table['records'], { leftOut: string }>>): Table => ({
    name,
    personalData: 'none',
    records: { key: ['id'], region: 'region_id', ...records },
  })
  const regions = kept('regions', { region: 'id', numbers: { number: 'region' } })
  const media = kept('media', { numbers: { number: 'media' } })

  it.each<[string, readonly Table[], string]>([
    [
      'a key that is no column',
      [regions, { ...media, records: { key: ['hash_id'], region: 'region_id' } }],
      'hash_id',
    ],
    ['a number by no counter', [regions, kept('media', {})], 'media.number is given once'],
    ['an order in which rows cannot be put back', [media, regions], 'media comes before regions'],
    [
      'a name of nothing',
      [regions, { ...media, records: { ...media.records, names: { name: 'spies.id' } } }],
      'spies.id',
    ],
    [
      'a page above that is not said',
      [
        ...TABLES.filter(({ name }) => name !== 'pages'),
        kept('pages', { numbers: { number: 'page' }, accounts: ['archived_by_id'] }),
      ],
      'names its own table',
    ],
    ['by whom, not among the accounts', [regions, kept('events', {})], 'events.actor_id says by whom'],
    ['left out for no reason', [{ ...media, records: { leftOut: '' } }], 'for no reason'],
  ])('%s', (_, tables, fault) => expect(faultsOf(tables).join('\n')).toContain(fault))
})

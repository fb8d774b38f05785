import type { TableMetadata } from 'kysely'
import { describe, expect, it } from 'vitest'
import { TABLES } from '../../src/modules.ts'
import { DATABASES, freshDatabase } from '../databases.ts'

/** Of somebody who reads we know nothing: not where from, not with what, not that it is the same person again. */
const ABOUT_VISITORS = /(^|_)(ip|ips|ua|agent|session|sessions|visitor|cookie|remote|fingerprint)(_|$)/i

async function tablesOf(kind: 'sqlite' | 'postgres'): Promise<TableMetadata[]> {
  const { database, drop } = await freshDatabase(kind)
  try {
    return await database.raw.introspection.getTables({ withInternalKyselyTables: true })
  } finally {
    await drop()
  }
}

/** Names that are there and not declared, declared and not there, or declared twice. */
function undeclared(there: readonly string[], declared: readonly string[]): string[] {
  const twice = declared.filter((name, i) => declared.indexOf(name) !== i)
  return [
    ...there.filter((name) => !declared.includes(name)),
    ...declared.filter((name) => !there.includes(name)),
    ...twice,
  ]
}

const visitorsColumns = (
  tables: readonly { name: string; columns: readonly { name: string }[] }[],
): string[] =>
  tables.flatMap(({ name, columns }) =>
    columns.filter((column) => ABOUT_VISITORS.test(column.name)).map((column) => `${name}.${column.name}`),
  )

describe.each(DATABASES)('the tables (%s)', (kind) => {
  it('each belongs to exactly one module, or to the platform', async () => {
    const there = (await tablesOf(kind)).map(({ name }) => name)
    const declared = TABLES.map(({ name }) => name)
    expect(there.length).toBeGreaterThan(15)
    expect(undeclared(there, declared)).toEqual([])
  })

  it('none knows anything of a visitor', async () => {
    expect(visitorsColumns(await tablesOf(kind))).toEqual([])
  })
})

it.skipIf(DATABASES.length < 2)('both databases have the same tables and columns', async () => {
  const shape = (tables: readonly TableMetadata[]) =>
    tables
      .filter(({ name }) => !name.startsWith('kysely_'))
      .map(({ name, columns }) => `${name}: ${columns.map((column) => column.name).sort()}`)
      .sort()
  expect(shape(await tablesOf('postgres'))).toEqual(shape(await tablesOf('sqlite')))
})

describe('the rules bite', () => {
  it.each([
    ['a table of nobody', ['pages', 'secrets'], ['pages']],
    ['a table that is not there', ['pages'], ['pages', 'secrets']],
    ['a table of two modules', ['pages', 'secrets'], ['pages', 'secrets', 'secrets']],
  ])('%s', (_, there, declared) => expect(undeclared(there, declared)).toEqual(['secrets']))

  it.each(['ip', 'ip_address', 'last_ip', 'user_agent', 'ua', 'session_id', 'remote_host'])(
    'a column %s',
    (name) => expect(visitorsColumns([{ name: 'needs', columns: [{ name }] }])).toEqual([`needs.${name}`]),
  )

  it.each(['zip', 'description', 'usage', 'published_by_kind'])('not a column %s', (name) =>
    expect(visitorsColumns([{ name: 'needs', columns: [{ name }] }])).toEqual([]),
  )
})

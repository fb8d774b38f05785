import { writeFileSync } from 'node:fs'
import type { TableMetadata } from 'kysely'
import { TABLES } from '../../src/modules.ts'
import { freshDatabase } from '../databases.ts'
import { textOf } from './files.ts'

/** `npm run archive:tables`: writes the tables of docs/api/archive.md anew, from the schema and the manifests. */
export const ARCHIVE_GUIDE = 'docs/api/archive.md'

/** The guide with the tables of today. Throws when their places are gone. */
export async function withTables(guide: string): Promise<string> {
  const { database, drop } = await freshDatabase('sqlite')
  try {
    const there = await database.raw.introspection.getTables({ withInternalKyselyTables: true })
    return put(put(guide, 'tables', kept(there)), 'left out', leftOut())
  } finally {
    await drop()
  }
}

function put(guide: string, name: string, lines: readonly string[]): string {
  const place = new RegExp(
    `(<!-- ${name}: made by npm run archive:tables -->\n)[\\s\\S]*?(<!-- /${name} -->)`,
  )
  if (!place.test(guide)) throw new Error(`${ARCHIVE_GUIDE} needs the lines between which '${name}' stands`)
  return guide.replace(place, (_, before: string, after: string) => `${before}${lines.join('')}${after}`)
}

function kept(there: readonly TableMetadata[]): string[] {
  const rows = TABLES.flatMap(({ name, records }) => {
    if ('leftOut' in records) return []
    const { key, region, numbers = {} } = records
    const columns = there.find((table) => table.name === name)?.columns ?? []
    const told = columns.map((column) => `${column.name}${column.name in numbers ? '#' : ''}`)
    return `| \`${name}\` | ${region === null ? '' : 'yes'} | ${key.join(', ')} | ${told.join(', ')} |\n`
  })
  return ['| table | region | key | columns |\n', '|---|---|---|---|\n', ...rows]
}

const leftOut = (): string[] => [
  '| table | why |\n',
  '|---|---|\n',
  ...TABLES.flatMap(({ name, records }) =>
    'leftOut' in records ? [`| \`${name}\` | ${records.leftOut} |\n`] : [],
  ),
]

if (import.meta.main) writeFileSync(ARCHIVE_GUIDE, await withTables(textOf(ARCHIVE_GUIDE)))

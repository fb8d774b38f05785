import { Migrator } from 'kysely/migration'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { type Reader, type Tx, tables } from './handle.ts'

interface MigrationTables {
  kysely_migration: { name: string; timestamp: string }
}

/** The newest schema that this house knows. */
export const NEWEST_SCHEMA = Object.keys(MIGRATIONS).sort().at(-1) ?? ''

/** A schema of a house newer than this one: it can be neither read nor brought back. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
  constructor(schema: string) {
    super(
      `The database has the schema '${schema}', and this version of Ankerplatz knows none newer than '${NEWEST_SCHEMA}'. ` +
        'Start the newer version again, or restore the backup that was made before the upgrade (docs/guides/upgrade.md).',
    )
  }
}

/** The newest migration that ran; undefined when none did: there is nothing yet. Throws NewerSchema. */
export async function schemaOf(handle: Reader): Promise<string | undefined> {
  const all = await tables<MigrationTables>(handle).introspection.getTables({
    withInternalKyselyTables: true,
  })
  if (!all.some(({ name }) => name === 'kysely_migration')) return undefined
  const rows = await tables<MigrationTables>(handle).selectFrom('kysely_migration').select('name').execute()
  const names = rows.map(({ name }) => name).sort()
  const unknown = names.findLast((name) => !(name in MIGRATIONS))
  if (unknown) throw new NewerSchema(unknown)
  return names.at(-1)
}

/** Brings the schema to a migration, within a transaction: with all that follows, or not at all. */
export async function migrateWithin(tx: Tx, schema: string): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS }
  const { error } = await new Migrator({ db: tables<unknown>(tx), provider }).migrateTo(schema)
  if (error) throw error
}

/** Is there no table yet, whoever's? */
export async function isBlank(handle: Reader): Promise<boolean> {
  const found = await tables<unknown>(handle).introspection.getTables({ withInternalKyselyTables: true })
  return found.length === 0
}

export const knowsSchema = (schema: string): boolean => Object.hasOwn(MIGRATIONS, schema)

import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'

/** All schema changes, oldest first. A released one is never edited: it is frozen in time and imports nothing of src/. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
}

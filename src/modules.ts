import { contacts } from './domain/contacts/module.ts'
import { interop } from './domain/interop/module.ts'
import { media } from './domain/media/module.ts'
import { organisations } from './domain/organisations/module.ts'
import { pages } from './domain/pages/module.ts'
import { publishing } from './domain/publishing/module.ts'
import { regions } from './domain/regions/module.ts'
import { translations } from './domain/translations/module.ts'
import type { Module } from './kernel/module.ts'
import type { Reader } from './platform/database/handle.ts'

/** The table of contents. What is not here does not exist. */
export const MODULES: readonly Module<Reader>[] = [
  regions,
  translations,
  organisations,
  contacts,
  media,
  pages,
  publishing,
  interop,
]

/** Tables that belong to the platform and to no module. */
export const PLATFORM_TABLES: readonly string[] = [
  'counters',
  'events',
  'jobs',
  'kysely_migration',
  'kysely_migration_lock',
]

import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'
import * as signIn from './0002-sign-in.ts'
import * as accounts from './0003-accounts.ts'
import * as outbox from './0004-outbox.ts'
import * as erasures from './0005-erasures.ts'
import * as scheduled from './0006-scheduled-publications.ts'
import * as review from './0007-review.ts'
import * as eventThings from './0008-event-things.ts'
import * as replacements from './0009-replacements.ts'
import * as contactsAndQuotes from './0010-contacts-and-quotes.ts'

/** All schema changes, oldest first. A released one is never edited: it is frozen in time and imports nothing of src/. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-sign-in': signIn,
  '0003-accounts': accounts,
  '0004-outbox': outbox,
  '0005-erasures': erasures,
  '0006-scheduled-publications': scheduled,
  '0007-review': review,
  '0008-event-things': eventThings,
  '0009-replacements': replacements,
  '0010-contacts-and-quotes': contactsAndQuotes,
}

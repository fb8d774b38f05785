import { closeAccount } from './domain/accounts/index.ts'
import { accounts } from './domain/accounts/module.ts'
import { eraseContact } from './domain/contacts/index.ts'
import { contacts } from './domain/contacts/module.ts'
import { forgetDrafts } from './domain/drafting/index.ts'
import { drafting } from './domain/drafting/module.ts'
import { interop } from './domain/interop/module.ts'
import { CLOSED_ACCOUNT, type Erasers, forgetAccount, isThere } from './domain/keeping/index.ts'
import { keeping } from './domain/keeping/module.ts'
import { media } from './domain/media/module.ts'
import { organisations } from './domain/organisations/module.ts'
import { pages } from './domain/pages/module.ts'
import { publishing } from './domain/publishing/module.ts'
import { regions } from './domain/regions/module.ts'
import { replacing } from './domain/replacing/module.ts'
import { translations } from './domain/translations/module.ts'
import type { Module, Table } from './kernel/module.ts'
import { Refusal } from './kernel/refusal.ts'
import type { Reader } from './platform/database/handle.ts'

/** The table of contents. What is not here does not exist. */
export const MODULES: readonly Module<Reader>[] = [
  regions,
  translations,
  organisations,
  contacts,
  media,
  pages,
  accounts,
  drafting,
  replacing,
  publishing,
  interop,
  keeping,
]

/** Tables that belong to the platform and to no module. */
export const PLATFORM_TABLES: readonly Table[] = [
  { name: 'counters', personalData: 'none', records: { key: ['name'], region: null } },
  {
    name: 'events',
    personalData: { what: 'ids of accounts who did something', kept: 'erased with the account' },
    records: {
      key: ['id'],
      region: 'region_id',
      names: { 'ids.text': 'texts.number' },
      accounts: ['actor_id'],
    },
  },
  {
    name: 'event_things',
    personalData: { what: 'ids of accounts whom something was done to', kept: 'for good, without a name' },
    records: {
      key: ['thing', 'event_id'],
      region: 'region_id',
      names: { event_id: 'events.id' },
    },
  },
  {
    name: 'jobs',
    personalData: 'none',
    records: {
      leftOut: 'what is still to do follows from what there is: after a restore all is published anew',
    },
  },
  {
    name: 'outbox',
    personalData: { what: 'mails that wait to be sent', kept: 'until they are sent' },
    records: { leftOut: 'a mail that was sent since would be sent again' },
  },
  {
    name: 'kysely_migration',
    personalData: 'none',
    records: { leftOut: 'the manifest of the archive names the schema' },
  },
  {
    name: 'kysely_migration_lock',
    personalData: 'none',
    records: { leftOut: 'held for a moment while the schema changes' },
  },
]

/** Who can be erased, and how. Called by the command of keeping, which also sees to backups and editions. */
export const ERASERS: Erasers = {
  async contact(context, contact) {
    await context.call(forgetDrafts, { about: { kind: 'contact', subject: contact } })
    return context.call(eraseContact, { contact })
  },
  async account(context, account) {
    const closed = await isThere(() => context.call(closeAccount, { account, evenIfLast: true }))
    const places = await forgetAccount(context, TABLES, account)
    await context.call(forgetDrafts, { account })
    if (!closed && places === 0) throw new Refusal('unknown', `There is no account '${account}'.`)
    return { region: null }
  },
  // Closed in the back office: an older backup shall not open it again.
  async [CLOSED_ACCOUNT]({ call }, account) {
    await call(closeAccount, { account, evenIfLast: true })
    await call(forgetDrafts, { account })
    return { region: null }
  },
}

/** Every table of the house, in an order in which rows can be put back: whom they name comes first. */
export const TABLES: readonly Table[] = [...PLATFORM_TABLES, ...MODULES.flatMap(({ tables }) => tables)]

import { z } from 'zod'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { isOrganisationOf } from '../organisations/index.ts'
import { aboutContact } from './about.ts'
import * as store from './store.ts'

const seen = z.object({
  contact: z.string(),
  /** The version of the contact that she saw. */
  version: z.number().int(),
})

/**
 * Takes a contact out of the site, or puts it back. What quotes it stays as it is: the contact is left out there meanwhile.
 * @example run(archiveContact, { contact, version: 1, archived: true })
 */
export const archiveContact = defineCommand({
  name: 'contact.archive',
  input: seen.extend({ archived: z.boolean() }),
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, actor, now, note }, { contact, version, archived }): Promise<void> {
    const row = await existing(tx, contact)
    const record = archived
      ? { archived_at: now, archived_by_kind: actor.kind, archived_by_id: actor.id }
      : { archived_at: null, archived_by_kind: null, archived_by_id: null }
    if (!(await store.updateContact(tx, contact, version, record))) throw staleContact()
    note({
      name: archived ? 'contact.archived' : 'contact.restored',
      region: row.region_id,
      ids: { contact },
    })
  },
})

/** Whose a contact is: an organisation of its region, or nobody's. Partners of that one see and change it. */
export const assignContact = defineCommand({
  name: 'contact.assign',
  input: seen.extend({ organisation: z.string().nullable() }),
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, note }, { contact, version, organisation }): Promise<void> {
    const row = await existing(tx, contact)
    if (organisation !== null && !(await isOrganisationOf(tx, row.region_id, organisation)))
      throw nothingHere()
    if (!(await store.updateContact(tx, contact, version, { organisation_id: organisation })))
      throw staleContact()
    note({ name: 'contact.assigned', region: row.region_id, ids: { contact } })
  },
})

async function existing(tx: Tx, id: string): Promise<store.ContactRow> {
  const row = await store.getContact(tx, id)
  if (!row) throw nothingHere()
  return row
}

const staleContact = (): Refusal => new Refusal('stale', 'Somebody changed this contact before you.')

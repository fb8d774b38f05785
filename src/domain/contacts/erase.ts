import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { eraseTexts } from '../translations/index.ts'
import * as store from './store.ts'
import { contactFacts } from './texts.ts'

/**
 * Takes out who a contact is: name, numbers, addresses, what it helps with, in all versions. Its number stays and is shown
 * nowhere any more, so that pages that quote it need no change. Called by `erase` of keeping, which also sees to backups.
 */
export const eraseContact = defineCommand({
  name: 'contact.erase',
  input: z.object({ contact: z.string() }),
  async run({ tx, call, note }, { contact }): Promise<{ region: string }> {
    const row = await store.getContact(tx, contact)
    if (!row) throw new Refusal('unknown', 'There is no such contact.')
    await call(eraseTexts, { kind: contactFacts.subject, subject: contact })
    note({ name: 'contact.erased', region: row.region_id, ids: { contact } })
    return { region: row.region_id }
  },
})

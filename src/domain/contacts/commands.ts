import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { isOrganisationOf } from '../organisations/index.ts'
import { draftOf, FACTS, publishText, refuseClaims, saveText } from '../translations/index.ts'
import { aboutContact } from './about.ts'
import { facts, storedFacts } from './facts.ts'
import * as store from './store.ts'
import { contactFacts, contactText } from './texts.ts'

/** A contact with its facts. Public at once, except where an account writes it: then somebody publishes it. Answers its id. */
export const createContact = defineCommand({
  name: 'contact.create',
  input: z.object({
    region: z.string(),
    organisation: z.string().nullable().default(null),
    facts,
    importedFrom: z.string().optional(),
  }),
  about: (_, { region, organisation }) => ({ region, organisation }),
  async run({ tx, actor, now, call, note }, input): Promise<string> {
    refuseClaims(actor, { importedFrom: input.importedFrom })
    const { region, organisation } = input
    if (organisation !== null && !(await isOrganisationOf(tx, region, organisation))) throw nothingHere()
    const id = newId()
    await store.insertContact(tx, {
      id,
      number: await nextNumber(tx, 'contact'),
      region_id: input.region,
      organisation_id: input.organisation,
      imported_from: input.importedFrom ?? null,
      version: 1,
      archived_at: null,
      archived_by_kind: null,
      archived_by_id: null,
      created_at: now,
    })
    note({ name: 'contact.created', region: input.region, ids: { contact: id } })
    const saved = await call(saveText, {
      region: input.region,
      kind: contactFacts,
      subject: id,
      language: FACTS,
      values: storedFacts(input.facts),
      head: 0,
    })
    if (actor.kind !== 'account') await call(publishText, saved)
    return id
  },
})

/** What a contact helps with, and when it can be reached, in one language; public at once. */
export const describeContact = defineCommand({
  name: 'contact.describe',
  input: z.object({
    contact: z.string(),
    language: z.string(),
    area: z.string().default(''),
    hours: z.string().default(''),
  }),
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, call }, { contact, language, area, hours }): Promise<void> {
    const row = await store.getContact(tx, contact)
    if (!row) throw new Refusal('unknown', 'There is no such contact.')
    const head = (await draftOf(tx, contactText.subject, contact, language))?.head ?? 0
    const saved = await call(saveText, {
      region: row.region_id,
      kind: contactText,
      subject: contact,
      language,
      values: { area, hours },
      head,
    })
    await call(publishText, saved)
  },
})

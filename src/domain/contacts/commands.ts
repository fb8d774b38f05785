import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import type { About } from '../../kernel/right.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { isOrganisationOf } from '../organisations/index.ts'
import { draftOf, FACTS, publishText, saveText } from '../translations/index.ts'
import * as store from './store.ts'
import { contactFacts, contactText } from './texts.ts'

const facts = z.object({
  name: z.string().min(1).max(200),
  phone: z
    .string()
    .regex(/^\+?[\d ()/-]{3,30}$/, 'is no telephone number')
    .optional(),
  email: z.email().optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
  street: z.string().max(200).optional(),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  town: z.string().max(200).optional(),
})

/** A contact with its facts, public at once. Answers its id. */
export const createContact = defineCommand({
  name: 'contact.create',
  input: z.object({
    region: z.string(),
    organisation: z.string().nullable().default(null),
    facts,
    importedFrom: z.string().optional(),
  }),
  about: (_, { region, organisation }) => ({ region, organisation }),
  async run({ tx, now, call, note }, input): Promise<string> {
    const { region, organisation } = input
    if (organisation !== null && !(await isOrganisationOf(tx, region, organisation))) throw nothingHere()
    const id = newId()
    await store.insertContact(tx, {
      id,
      number: await nextNumber(tx, 'contact'),
      region_id: input.region,
      organisation_id: input.organisation,
      imported_from: input.importedFrom ?? null,
      created_at: now,
    })
    note({ name: 'contact.created', region: input.region, ids: { contact: id } })
    const values = Object.fromEntries(
      Object.entries(input.facts).filter(([, value]) => value !== undefined),
    ) as Record<string, string>
    const saved = await call(saveText, {
      region: input.region,
      kind: contactFacts,
      subject: id,
      language: FACTS,
      values,
      head: 0,
    })
    await call(publishText, saved)
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

async function aboutContact(tx: Reader, id: string): Promise<About | undefined> {
  const row = await store.getContact(tx, id)
  return row && { region: row.region_id, organisation: row.organisation_id }
}

import { z } from 'zod'
import { isLanguage } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import {
  draftOf,
  FACTS,
  instant,
  publishText,
  type SavedText,
  saveText,
  subjectOf,
  unscheduleText,
  withdrawText,
} from '../translations/index.ts'
import { aboutContact, aboutContactIn } from './about.ts'
import { facts, storedFacts } from './facts.ts'
import * as store from './store.ts'
import { contactFacts, contactText } from './texts.ts'

/**
 * Appends a version to the facts of a contact (language `facts`) or to what it says in a language. Only what is named
 * changes; an empty text takes a fact out. Not public before it is published.
 * @example run(changeContact, { contact, head: 3, values: { phone: '0431 999' } })
 */
export const changeContact = defineCommand({
  name: 'contact.change',
  input: z.object({
    contact: z.string(),
    language: z
      .string()
      .refine((slug) => slug === FACTS || isLanguage(slug), 'is a language that the house does not know')
      .default(FACTS),
    /** The version this was made from; 0 where it has said nothing in this language. */
    head: z.number().int().min(0),
    values: z.record(z.string(), z.string()),
    note: z.string().max(500).optional(),
    minor: z.boolean().optional(),
    origin: z.object({ language: z.string(), version: z.number().int() }).optional(),
  }),
  about: (tx, { contact, language }) => aboutContactIn(tx, contact, language),
  async run({ tx, call }, { contact, language, values, ...version }): Promise<SavedText> {
    const row = await store.getContact(tx, contact)
    if (!row) throw new Refusal('unknown', 'There is no such contact.')
    const kind = language === FACTS ? contactFacts : contactText
    const before = (await draftOf(tx, kind.subject, contact, language))?.values ?? {}
    const after = { ...before, ...values }
    return call(saveText, {
      ...version,
      region: row.region_id,
      kind,
      subject: contact,
      language,
      values: language === FACTS ? checkedFacts(after) : after,
    })
  },
})

/** Makes a version of a contact's facts or words public, now or from a moment on, for good or until another. */
export const publishContact = defineCommand({
  name: 'contact.publish',
  input: z.object({
    contact: z.string(),
    text: z.number().int(),
    version: z.number().int(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, call }, { contact, ...publication }): Promise<void> {
    await ownText(tx, contact, publication.text)
    await call(publishText, publication)
  },
})

const ofContact = z.object({ contact: z.string(), text: z.number().int() })

/** Takes back what a contact says. Without its facts it is shown nowhere. */
export const withdrawContact = defineCommand({
  name: 'contact.withdraw',
  input: ofContact,
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, call }, { contact, text }): Promise<void> {
    await ownText(tx, contact, text)
    await call(withdrawText, { text })
  },
})

/** Takes back what was planned for it: what is public stays so. */
export const unscheduleContact = defineCommand({
  name: 'contact.unschedule',
  input: ofContact,
  about: (tx, { contact }) => aboutContact(tx, contact),
  async run({ tx, call }, { contact, text }): Promise<void> {
    await ownText(tx, contact, text)
    await call(unscheduleText, { text })
  },
})

/** Facts by the rules of the form, every fault at once. */
function checkedFacts(values: Record<string, string>): Record<string, string> {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  const parsed = facts.strict().safeParse(said)
  if (parsed.success) return storedFacts(parsed.data)
  const faults = parsed.error.issues.map((issue) => ({ where: issue.path.join('.'), what: issue.message }))
  throw new Refusal('invalid', 'The contact cannot be saved like this.', faults)
}

async function ownText(tx: Tx, contact: string, text: number): Promise<void> {
  const subject = await subjectOf(tx, text)
  if (subject?.kind !== contactFacts.subject || subject.id !== contact)
    throw new Refusal('unknown', `Text ${text} is none of this contact.`)
}

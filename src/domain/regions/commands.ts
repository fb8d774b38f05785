import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { isLanguage } from '../../kernel/language.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { areContactsOf } from '../contacts/index.ts'
import { isPictureOf } from '../media/index.ts'
import { draftOf, publishText, saveText } from '../translations/index.ts'
import { colourFaults } from './contrast.ts'
import { LEGAL_KINDS } from './public.ts'
import { RESERVED_SLUGS } from './reserved.ts'
import * as store from './store.ts'
import { legalText } from './texts.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/, 'must be lower-case letters, digits and hyphens')
  .refine((text) => !RESERVED_SLUGS.has(text), 'is an address of the house itself')
const language = z.string().refine(isLanguage, 'is a language that the house does not know')
const degrees = z.number().min(-180).max(180)
const point = z.object({ latitude: degrees, longitude: degrees })
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .nullable()

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** A colour in which people cannot read is refused with its contrast. */
function refuseFaint(colours: { sea: string | null; deep: string | null }, context: z.RefinementCtx): void {
  for (const message of colourFaults(colours)) context.addIssue({ code: 'custom', message })
}

const regionFacts = z.object({
  name: z.string().min(1).max(200),
  prefix: z.string().max(100).nullable().default(null),
  /** AGS or ARS; an association has none. */
  officialKey: z
    .string()
    .regex(/^\d{5,12}$/)
    .nullable()
    .default(null),
  status: z.enum(['live', 'hidden', 'archived']).default('live'),
  timezone: z.string().refine(isTimezone, 'is no time zone of the IANA').default('Europe/Berlin'),
  centre: point.nullable().default(null),
  box: z.object({ west: degrees, south: degrees, east: degrees, north: degrees }).nullable().default(null),
  postalCodes: z.array(z.string().regex(/^\d{5}$/)).default([]),
  aliases: z.array(point.extend({ name: z.string().min(1).max(200) })).default([]),
  switches: z
    .object({ events: z.boolean(), places: z.boolean(), news: z.boolean() })
    .default({ events: false, places: false, news: false }),
  branding: z
    .object({ sea: colour, deep: colour })
    .superRefine(refuseFaint)
    .default({ sea: null, deep: null }),
  contact: z.string().nullable().default(null),
  picture: z.string().nullable().default(null),
})
export type RegionFacts = z.input<typeof regionFacts>

/** A new region with its own language. Answers its id. */
export const createRegion = defineCommand({
  name: 'region.create',
  input: regionFacts.extend({ slug, language, importedFrom: z.string().nullable().default(null) }),
  about: () => ({ region: null }),
  async run({ tx, now, note, call }, input): Promise<string> {
    if (await store.findBySlug(tx, input.slug))
      throw new Refusal('taken', `There is a region '${input.slug}' already.`)
    const id = newId()
    await store.insertRegion(tx, {
      id,
      number: await nextNumber(tx, 'region'),
      slug: input.slug,
      version: 1,
      ...columns(input),
      imported_from: input.importedFrom,
      created_at: now,
    })
    note({ name: 'region.created', region: id, ids: { region: id } })
    await call(addLanguage, { region: id, language: input.language, parent: null })
    return id
  },
})

/** Other facts of a region; all of them, as a form sends them. Refuses as stale when somebody changed it before. */
export const changeRegion = defineCommand({
  name: 'region.change',
  input: regionFacts.extend({ region: z.string(), version: z.number().int() }),
  about: (_, { region }) => ({ region }),
  async run({ tx, note }, input): Promise<void> {
    const { region, contact, picture } = input
    if (contact !== null && !(await areContactsOf(tx, region, [contact]))) throw nothingHere()
    if (picture !== null && !(await isPictureOf(tx, region, picture))) throw nothingHere()
    if (!(await store.updateRegion(tx, input.region, input.version, columns(input)))) {
      throw new Refusal('stale', 'Somebody changed this region before you.')
    }
    note({ name: 'region.changed', region: input.region, ids: { region: input.region } })
  },
})

export function columns(facts: z.output<typeof regionFacts>) {
  return {
    name: facts.name,
    prefix: facts.prefix,
    official_key: facts.officialKey,
    status: facts.status,
    timezone: facts.timezone,
    latitude: facts.centre?.latitude ?? null,
    longitude: facts.centre?.longitude ?? null,
    west: facts.box?.west ?? null,
    south: facts.box?.south ?? null,
    east: facts.box?.east ?? null,
    north: facts.box?.north ?? null,
    postal_codes: JSON.stringify(facts.postalCodes),
    aliases: JSON.stringify(facts.aliases),
    switches: JSON.stringify(facts.switches),
    branding: JSON.stringify(facts.branding),
    contact_id: facts.contact,
    picture_id: facts.picture,
  }
}

/** One language more, visible at once; its parent is the language that it is translated from. */
export const addLanguage = defineCommand({
  name: 'region.add-language',
  input: z.object({ region: z.string(), language, parent: z.string().nullable() }),
  about: (_, { region }) => ({ region }),
  async run({ tx, now, note }, { region, language, parent }): Promise<void> {
    const languages = await store.languagesOf(tx, region)
    if (languages.some((row) => row.language === language)) return
    if (parent !== null && !languages.some((row) => row.language === parent)) {
      throw new Refusal('unknown', `'${parent}' is no language of this region.`)
    }
    await store.insertLanguage(tx, {
      region_id: region,
      language,
      parent,
      position: languages.length,
      visible_since: now,
    })
    note({ name: 'region.language-added', region, ids: { region, language } })
  },
})

/** Imprint, privacy or accessibility statement in a language, public at once: the law wants it there, not reviewed. */
export const writeLegal = defineCommand({
  name: 'region.write-legal',
  input: z.object({
    region: z.string(),
    kind: z.enum(LEGAL_KINDS),
    language,
    title: z.string(),
    content: z.string(),
  }),
  about: (_, { region }) => ({ region }),
  async run({ tx, call }, { region, kind, language, title, content }): Promise<void> {
    const subject = `${region}:${kind}`
    const head = (await draftOf(tx, legalText.subject, subject, language))?.head ?? 0
    const saved = await call(saveText, {
      region,
      kind: legalText,
      subject,
      language,
      values: { title, content },
      head,
    })
    await call(publishText, saved)
  },
})

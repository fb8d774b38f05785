import { contactFacts, contactsOf } from '../../../domain/contacts/index.ts'
import { mediaOf } from '../../../domain/media/index.ts'
import { FACTS, headsOf } from '../../../domain/translations/index.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import type { Reader } from '../../../platform/database/handle.ts'

/** Something that a page may quote, by the name that people know it by. */
export interface Thing {
  id: string
  name: string
}

export interface Things {
  /** An archived one is offered to nobody who has not chosen it before. */
  contacts: readonly (Thing & { archived: boolean })[]
  organisations: readonly Thing[]
  pictures: readonly (Thing & { hash: string; width: number })[]
}

/** What the pages of a region may quote, sorted by name. */
export async function thingsOf(reader: Reader, region: string, own: LanguageSlug): Promise<Things> {
  const alts = new Map(
    (await headsOf(reader, region, 'media'))
      .filter(({ language }) => language === own)
      .map(({ subject, lines }) => [subject, lines.alt ?? '']),
  )
  const pictures = (await mediaOf(reader, region)).map(({ id, name, hash, width }) => ({
    ...{ id, hash, width },
    name: alts.get(id) || name,
  }))
  const contacts = await named(reader, region, contactFacts.subject)
  const rows = await contactsOf(reader, region)
  const archived = new Set(rows.filter((row) => row.archived_at !== null).map(({ id }) => id))
  return {
    contacts: contacts.map((contact) => ({ ...contact, archived: archived.has(contact.id) })),
    organisations: await named(reader, region, 'organisation'),
    pictures: pictures.sort(byName),
  }
}

async function named(reader: Reader, region: string, kind: string): Promise<Thing[]> {
  const heads = (await headsOf(reader, region, kind)).filter(({ language }) => language === FACTS)
  return heads.map(({ subject, lines }) => ({ id: subject, name: lines.name ?? '' })).sort(byName)
}

const byName = (a: Thing, b: Thing): number => a.name.localeCompare(b.name, 'de')

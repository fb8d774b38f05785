import type { LanguageSlug } from '../../kernel/language.ts'
import type { PartPlan, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { FACTS, type PublicText, plannedTexts, type Values } from '../translations/index.ts'
import type { ContactsPart, PublicContact } from './public.ts'
import * as store from './store.ts'
import { contactFacts } from './texts.ts'

/** One part a language, small enough to be its own fingerprint. */
export async function planContacts(reader: Reader, region: PlannedRegion): Promise<PartPlan[]> {
  const rows = await store.contactsOf(reader, region.id)
  const texts = await plannedTexts(reader, region, contactFacts.subject)
  return region.languages.map((language) => {
    const part = contactsPart(rows, texts, language)
    return { name: 'contacts', language, fingerprint: JSON.stringify(part), build: async () => part }
  })
}

function contactsPart(
  rows: readonly store.ContactRow[],
  texts: readonly PublicText[],
  language: LanguageSlug,
): ContactsPart {
  const facts = linesBySubject(texts, FACTS)
  const words = linesBySubject(texts, language)
  return Object.fromEntries(
    rows.flatMap(({ id, number, archived_at }) => {
      const fact = archived_at === null ? facts.get(id) : undefined
      return fact ? [[number, publicContact(number, fact, words.get(id) ?? {})]] : []
    }),
  )
}

const linesBySubject = (texts: readonly PublicText[], language: LanguageSlug): Map<string, Values> =>
  new Map(texts.filter((text) => text.language === language).map((text) => [text.subject, text.lines]))

function publicContact(number: number, facts: Values, words: Values): PublicContact {
  const { street, postcode, town } = facts
  return {
    number,
    name: facts.name ?? '',
    area: words.area || null,
    hours: words.hours || null,
    phone: facts.phone || null,
    email: facts.email || null,
    website: facts.website || null,
    address: town ? { street: street ?? '', postcode: postcode ?? '', town } : null,
  }
}

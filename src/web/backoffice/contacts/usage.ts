import { describePages, outlineOf, pagesWithContacts, pageText } from '../../../domain/pages/index.ts'
import { languageTree, legalKindOf, legalText, regionById } from '../../../domain/regions/index.ts'
import { type Quote, quotesOf } from '../../../domain/translations/index.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { MessageKey } from '../messages.ts'
import { pathOfPage } from '../pages/ground.ts'
import { regionOf, type Visit } from '../visit.ts'

/** A page that quotes a contact. */
interface QuotingPage {
  id: string
  title: string
  language: LanguageSlug | undefined
  isArchived: boolean
  /** Below /backoffice; undefined where she may not see it. */
  path: string | undefined
}

/** Who quotes a contact: its number, hours and words stand there too. */
export interface Usage {
  pages: readonly QuotingPage[]
  settings: readonly { name: MessageKey; languages: readonly string[] }[]
}

const LEGAL: Readonly<Record<string, MessageKey>> = {
  imprint: 'contact.usage.imprint',
  privacy: 'contact.usage.privacy',
  accessibility: 'contact.usage.accessibility',
}

/** All that quotes one contact, by name. */
export async function usageOf(visit: Visit, contact: string): Promise<Usage> {
  const { reader, clock } = visit.parts
  const region = regionOf(visit)
  const branches = await languageTree(reader, region.id)
  const quotes = await quotesOf(reader, [contact])
  const ids = (await pagesQuoting(visit, [contact], quotes)).get(contact) ?? []
  const outline = await outlineOf(reader, region.id)
  const described = await describePages(reader, { region: region.id, branches, at: clock() }, [...ids])
  const pages = [...ids].map((id) => {
    const { title = '', language } = described.get(id) ?? {}
    const isArchived = outline.wayTo(id).some(({ archived_at }) => archived_at !== null)
    const mayRead = visit.may('page.see', outline.about(id))
    const own = language ?? branches[0]?.language ?? 'de'
    return {
      ...{ id, title, language, isArchived },
      path: mayRead ? pathOfPage(region, id, `/${own}`) : undefined,
    }
  })
  return {
    pages: pages.sort((a, b) => a.title.localeCompare(b.title, 'de')),
    settings: await settingsQuoting(visit, contact, quotes),
  }
}

async function settingsQuoting(visit: Visit, contact: string, quotes: readonly Quote[]) {
  const region = await regionById(visit.parts.reader, regionOf(visit).id)
  const legal = Map.groupBy(
    quotes.filter(({ kind }) => kind === legalText.subject),
    ({ subject }) => legalKindOf(subject),
  )
  return [
    ...(region?.contact === contact ? [{ name: 'contact.usage.person' as const, languages: [] }] : []),
    ...[...legal].map(([kind, texts]) => ({
      name: LEGAL[kind] ?? ('contact.usage.imprint' as const),
      languages: texts.map(({ language }) => languageOf(language).name),
    })),
  ]
}

/** How many pages and settings quote some contacts. Three questions, however many they are. */
export async function countsOf(visit: Visit, contacts: readonly string[]): Promise<Map<string, number>> {
  const quotes = await quotesOf(visit.parts.reader, contacts)
  const pages = await pagesQuoting(visit, contacts, quotes)
  const person = (await regionById(visit.parts.reader, regionOf(visit).id))?.contact
  return new Map(
    contacts.map((contact) => {
      const legal = quotes.filter(({ thing, kind }) => thing === contact && kind === legalText.subject)
      const kinds = new Set(legal.map(({ subject }) => subject))
      return [contact, (pages.get(contact)?.size ?? 0) + kinds.size + (person === contact ? 1 : 0)]
    }),
  )
}

/** Contact -> the pages that have it in their place or in a text. */
async function pagesQuoting({ parts }: Visit, contacts: readonly string[], quotes: readonly Quote[]) {
  const found = new Map<string, Set<string>>()
  const add = (contact: string, page: string) =>
    found.set(contact, (found.get(contact) ?? new Set()).add(page))
  for (const { contact, page } of await pagesWithContacts(parts.reader, contacts)) add(contact, page)
  for (const { thing, kind, subject } of quotes) if (kind === pageText.subject) add(thing, subject)
  return found
}

import { namesOfAccounts } from '../../../domain/accounts/index.ts'
import { regionById } from '../../../domain/regions/index.ts'
import { draftOf, FACTS, subjectOf } from '../../../domain/translations/index.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import type { Reader } from '../../../platform/database/handle.ts'

/** What a page is called in its region's own language, public or not; undefined when it has no title there. */
export async function pageTitle(
  reader: Reader,
  page: string,
  language: LanguageSlug,
): Promise<string | undefined> {
  return (await draftOf(reader, 'page', page, language))?.values.title
}

/** The language of a region in which things are named. */
export const languageOf = async (reader: Reader, region: string | null): Promise<LanguageSlug> =>
  (region ? (await regionById(reader, region))?.languages[0] : undefined) ?? ('de' as LanguageSlug)

/** A thing that an event names, and the region it happened in. */
export interface Named {
  kind: string
  id: string
  region: string | null
  /** The number of the text that the event is about, where it is about one. */
  text?: number
}

/**
 * What things of the log are called, each asked once. What has no name any more is missing.
 * @example (await namesOfThings(reader, [{ kind: 'page', id, region }])).get(id) // 'Wohnsitz anmelden'
 */
export async function namesOfThings(reader: Reader, things: readonly Named[]): Promise<Map<string, string>> {
  const accounts = things.filter(({ kind }) => kind === 'account').map(({ id }) => id)
  const names = await namesOfAccounts(reader, accounts)
  const languages = new Map<string | null, LanguageSlug>()
  for (const { kind, id, region, text } of things) {
    if (kind === 'account' || names.has(id)) continue
    const language = languages.get(region) ?? (await languageOf(reader, region))
    languages.set(region, language)
    const name =
      text === undefined ? await nameOf(reader, kind, id, language) : await nameOfText(reader, text, language)
    if (name) names.set(id, name)
  }
  return names
}

/** Whatever has texts, of whichever module: its title or name in the region's language, or else in the text's own. */
async function nameOfText(reader: Reader, text: number, language: LanguageSlug): Promise<string | undefined> {
  const of = await subjectOf(reader, text)
  if (!of) return undefined
  const draft =
    (await draftOf(reader, of.kind, of.id, language)) ?? (await draftOf(reader, of.kind, of.id, of.language))
  const { title, name, alt } = draft?.values ?? {}
  return title || name || alt || (await draftOf(reader, of.kind, of.id, FACTS))?.values.name
}

async function nameOf(
  reader: Reader,
  kind: string,
  id: string,
  language: LanguageSlug,
): Promise<string | undefined> {
  const facts = async (of: string) => (await draftOf(reader, of, id, FACTS))?.values.name
  if (kind === 'page') return pageTitle(reader, id, language)
  if (kind === 'contact' || kind === 'organisation') return facts(kind)
  if (kind !== 'subject') return undefined
  return (await pageTitle(reader, id, language)) ?? (await facts('contact')) ?? facts('organisation')
}

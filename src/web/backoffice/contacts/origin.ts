import { contactText } from '../../../domain/contacts/index.ts'
import type { NamedVersion } from '../../../domain/drafting/index.ts'
import { draftOf, standingsIn, type Values, versionOf } from '../../../domain/translations/index.ts'
import { type Language, type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import { regionOf, type Visit } from '../visit.ts'

/** What a contact says in the language that another is translated from. */
export interface Origin {
  language: Language
  /** The version that a translation has to follow. */
  version: number
  values: Values
  /** The version that the translation was made from; undefined when it says none. */
  madeFrom: number | undefined
  isBehind: boolean
}

/** undefined: it is not translated from another language, or says nothing there yet. */
export async function originOf(
  visit: Visit,
  contact: string,
  parent: LanguageSlug | null,
  newest: NamedVersion | undefined,
): Promise<Origin | undefined> {
  if (parent === null) return undefined
  const { reader, clock } = visit.parts
  const { subject } = contactText
  const original = await draftOf(reader, subject, contact, parent)
  if (!original) return undefined
  const standings = await standingsIn(reader, regionOf(visit).id, subject, clock(), [contact])
  const standing = standings.find(({ language }) => language === parent)
  const version = standing?.public?.version ?? original.head
  const shown = await versionOf(reader, original.text, version)
  const madeFrom = newest?.originLanguage === parent ? (newest.originVersion ?? undefined) : undefined
  return {
    language: languageOf(parent),
    values: shown?.values ?? original.values,
    isBehind: newest !== undefined && (madeFrom ?? 0) < (standing?.toFollow ?? 0),
    ...{ version, madeFrom },
  }
}

import { compareVersions, type NamedVersion } from '../../../domain/drafting/index.ts'
import {
  type ComparedField,
  draftOf,
  standingsIn,
  type Values,
  versionOf,
} from '../../../domain/translations/index.ts'
import { type Language, type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import { regionOf, type Visit } from '../visit.ts'

/** What a translation is made from: the version that it has to follow. */
export interface Origin {
  language: Language
  /** The number of the text. */
  text: number
  version: number
  values: Values
  /** The version that the translation was made from; undefined when it says none, or there is no translation yet. */
  madeFrom: number | undefined
  isBehind: boolean
}

/** Where something is said: kind, thing, and the language that it is translated from. */
interface Place {
  kind: string
  subject: string
  parent: LanguageSlug | null
}

/** undefined: it is not translated from another language, or says nothing there yet. */
export async function originOf(
  visit: Visit,
  { kind, subject, parent }: Place,
  newest: NamedVersion | undefined,
): Promise<Origin | undefined> {
  if (parent === null) return undefined
  const { reader, clock } = visit.parts
  const original = await draftOf(reader, kind, subject, parent)
  if (!original) return undefined
  const standings = await standingsIn(reader, regionOf(visit).id, kind, clock(), [subject])
  const standing = standings.find(({ language }) => language === parent)
  const version = standing?.public?.version ?? original.head
  const shown = version === original.head ? original : await versionOf(reader, original.text, version)
  const madeFrom = newest?.originLanguage === parent ? (newest.originVersion ?? undefined) : undefined
  return {
    language: languageOf(parent),
    text: original.text,
    values: shown?.values ?? original.values,
    isBehind: newest !== undefined && (madeFrom === undefined || madeFrom < (standing?.toFollow ?? 0)),
    ...{ version, madeFrom },
  }
}

/** What is other in an original since a translation was made; undefined when nothing is, or nobody can say. */
export const newsOf = async (
  { parts }: Visit,
  { text, version, madeFrom, isBehind }: Origin,
): Promise<readonly ComparedField[] | undefined> =>
  isBehind && madeFrom !== undefined ? compareVersions(parts.reader, text, madeFrom, version) : undefined

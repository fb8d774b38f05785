import { compareVersions, type NamedVersion } from '../../../domain/drafting/index.ts'
import { pageText } from '../../../domain/pages/index.ts'
import {
  type ComparedField,
  draftOf,
  standingsIn,
  type Values,
  versionOf,
} from '../../../domain/translations/index.ts'
import { type Language, type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { Ground } from '../pages/ground.ts'

/** What a translation is made from: the version that it has to follow. */
export interface Origin {
  language: Language
  version: number
  values: Values
  /** The version that the translation was made from; undefined when it says none, or there is no translation yet. */
  madeFrom: number | undefined
  /** What is other since then; undefined when nothing is, or nobody can say. */
  news: readonly ComparedField[] | undefined
  isBehind: boolean
}

/** undefined: it is written in the region's own language, or there is no original yet. */
export async function originOf(
  { visit, region, at }: Ground,
  page: string,
  parent: LanguageSlug | null,
  newest: NamedVersion | undefined,
): Promise<Origin | undefined> {
  if (parent === null) return undefined
  const { reader } = visit.parts
  const original = await draftOf(reader, pageText.subject, page, parent)
  if (!original) return undefined
  const standings = await standingsIn(reader, region.id, pageText.subject, at, [page])
  const standing = standings.find(({ language }) => language === parent)
  const version = standing?.public?.version ?? original.head
  const shown = version === original.head ? original : await versionOf(reader, original.text, version)
  const madeFrom = newest?.originLanguage === parent ? (newest.originVersion ?? undefined) : undefined
  const isBehind = newest !== undefined && (madeFrom === undefined || madeFrom < (standing?.toFollow ?? 0))
  const news =
    isBehind && madeFrom !== undefined
      ? await compareVersions(reader, original.text, madeFrom, version)
      : undefined
  return {
    language: languageOf(parent),
    values: shown?.values ?? original.values,
    ...{ version, madeFrom, isBehind, news },
  }
}

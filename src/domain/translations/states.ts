import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'

/** Where a translation is. 'in translation' comes with orders, which are not built yet. */
export type TranslationState = 'missing' | 'outdated' | 'up to date' | 'machine'

/** A text as far as its states follow from it: its newest version, and what is public or will be. */
export interface Standing {
  text: number
  subject: string
  language: LanguageSlug
  head: number
  authorKind: string
  authorId: string | null
  /** What the newest version was made from. */
  origin: { language: LanguageSlug; version: number } | null
  /** The version that is public now, and until when where that is known. */
  public: { version: number; until: Instant | null } | null
  planned: { version: number; from: Instant; until: Instant | null } | null
  /**
   * The version that translations have to follow: the public one, or the newest while none is public; small corrections
   * do not count.
   */
  toFollow: number
}

/** A language of a region, and the one that it is translated from. */
export interface LanguageBranch {
  language: LanguageSlug
  parent: LanguageSlug | null
}

/**
 * The state of one translation, from version numbers alone. Without an origin text there is nothing to be behind of.
 * @example translationState({ origin: { language: 'de', version: 3 }, authorKind: 'account' }, { toFollow: 4 }) // 'outdated'
 */
export function translationState(
  text: Pick<Standing, 'origin' | 'authorKind'> | undefined,
  origin: Pick<Standing, 'toFollow'> | undefined,
): TranslationState {
  if (!text) return 'missing'
  if (origin && (text.origin === null || text.origin.version < origin.toFollow)) return 'outdated'
  return text.authorKind === 'machine' ? 'machine' : 'up to date'
}

/** A text in the grid; without a standing it is missing. */
export interface GridCell {
  state: TranslationState
  standing: Standing | undefined
}

/**
 * The states of all subjects in all languages of a region: subject -> language -> cell. A language is compared with the
 * one that its newest version was made from, or else with the one above it in the language tree.
 */
export function gridOf(
  standings: readonly Standing[],
  languages: readonly LanguageBranch[],
): Map<string, Map<LanguageSlug, GridCell>> {
  const bySubject = new Map<string, Map<LanguageSlug, Standing>>()
  for (const standing of standings) {
    const own = bySubject.get(standing.subject)
    if (own) own.set(standing.language, standing)
    else bySubject.set(standing.subject, new Map([[standing.language, standing]]))
  }
  const grid = new Map<string, Map<LanguageSlug, GridCell>>()
  for (const [subject, own] of bySubject) {
    const row = new Map<LanguageSlug, GridCell>()
    for (const { language, parent } of languages) {
      const standing = own.get(language)
      const above = parent === null ? undefined : own.get(standing?.origin?.language ?? parent)
      row.set(language, { state: translationState(standing, above), standing })
    }
    grid.set(subject, row)
  }
  return grid
}

/** The newest version up to one that is no small correction; the first never is one. */
export function lastMajor(version: number, minors: ReadonlySet<number> | undefined): number {
  let major = version
  while (major > 1 && minors?.has(major)) major--
  return major
}

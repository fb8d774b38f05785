import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { readValues, type Values } from './fields.ts'
import { lastMajor, type Standing } from './states.ts'
import * as store from './store.ts'
import * as versions from './store-versions.ts'

/** A version without what it says: who saved it, when, why, and from what. */
export interface VersionAbout {
  version: number
  authorKind: string
  authorId: string | null
  note: string | null
  /** A small correction: translations stay up to date. */
  minorSince: Instant | null
  originLanguage: LanguageSlug | null
  originVersion: number | null
  writtenAt: Instant
  savedAt: Instant
}

/** The versions of a text, newest first. */
export const versionsOf = async (reader: Reader, text: number): Promise<VersionAbout[]> =>
  (await versions.versionsOf(reader, text)) as VersionAbout[]

/** What one version says; undefined when there is none. */
export async function versionOf(
  reader: Reader,
  text: number,
  version: number,
): Promise<{ version: number; values: Values; savedAt: Instant } | undefined> {
  const row = await store.findVersion(reader, text, version)
  return row && { version, values: readValues(row), savedAt: row.saved_at }
}

/** Where a text is and what it is called: its subject, its language, its newest short fields. */
export interface TextName {
  text: number
  kind: string
  subject: string
  language: LanguageSlug
  region: string
  head: number
  lines: Values
}

/** What some texts are about, by number. */
export async function namesOfTexts(reader: Reader, texts: readonly number[]): Promise<Map<number, TextName>> {
  const names = new Map<number, TextName>()
  for (let i = 0; i < texts.length; i += 500)
    for (const row of await versions.headLinesOf(reader, texts.slice(i, i + 500)))
      names.set(row.text, { ...row, lines: JSON.parse(row.lines) })
  return names
}

/** The numbers of the texts of a subject, in all languages. */
export const textsAbout = async (reader: Reader, kind: string, subject: string): Promise<number[]> =>
  (await store.textsOf(reader, kind, subject)).map(({ number }) => number)

/** One query takes so many subjects by name. */
const AT_ONCE = 500

/**
 * Where every text of a kind in a region stands, in two queries, for whole trees at once, or for some subjects; `gridOf`
 * makes the states of all translations of it.
 * @example gridOf(await standingsIn(reader, region.id, 'page', now), languages).get(page)?.get('uk')?.state
 */
export async function standingsIn(
  reader: Reader,
  region: string,
  kind: string,
  at: Instant,
  among?: readonly string[],
): Promise<Standing[]> {
  const minors = new Map<number, Set<number>>()
  for (const { text, version } of await versions.minorVersionsIn(reader, region))
    minors.set(text, (minors.get(text) ?? new Set()).add(version))
  const found = new Map<number, Standing>()
  const pieces = among ? Array.from({ length: Math.ceil(among.length / AT_ONCE) }, (_, i) => i) : [undefined]
  for (const piece of pieces) {
    const some = piece === undefined ? undefined : among?.slice(piece * AT_ONCE, (piece + 1) * AT_ONCE)
    for (const { subject, texts } of await versions.standingsIn(reader, region, kind, some))
      for (const text of texts.split(' ')) addTo(found, subject, text.split('|'), at)
  }
  for (const standing of found.values())
    standing.toFollow = lastMajor(standing.public?.version ?? standing.head, minors.get(standing.text))
  return [...found.values()]
}

/** A text has a line for each of its publications that nobody has ended. One that is over by itself counts for nothing. */
function addTo(found: Map<number, Standing>, subject: string, line: readonly string[], at: Instant): void {
  const [number, language = '', head, authorKind = '', origin = '', made, shown, from = '', end, author] =
    line
  const text = Number(number)
  const standing: Standing = found.get(text) ?? {
    ...{ text, subject, language, head: Number(head), authorKind, public: null, planned: null },
    authorId: author || null,
    origin: origin && made ? { language: origin, version: Number(made) } : null,
    toFollow: Number(head),
  }
  found.set(text, standing)
  const until = end ? (end as Instant) : null
  if (!shown || (until !== null && until <= at)) return
  const version = Number(shown)
  if (from > at) standing.planned = { version, from: from as Instant, until }
  else standing.public = { version, until }
}

/** A text whose newest version somebody wrote and that is not public as it is. */
export interface OwnDraft extends Omit<TextName, 'region'> {
  savedAt: Instant
}

/** What an account wrote last and is not public yet, newest first. */
export async function draftsOf(reader: Reader, region: string, account: string): Promise<OwnDraft[]> {
  const rows = await versions.textsHeadedBy(reader, region, account)
  const done = new Set(rows.filter(({ published, head }) => published === head).map(({ text }) => text))
  const open = new Map(rows.filter(({ text }) => !done.has(text)).map((row) => [row.text, row]))
  return [...open.values()]
    .map(({ published: _, lines, ...row }) => ({ ...row, lines: JSON.parse(lines) }))
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

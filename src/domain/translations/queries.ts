import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { readValues, type Values } from './fields.ts'
import { isInForce } from './publish.ts'
import * as store from './store.ts'
import * as versions from './store-versions.ts'

/** A public text without its long fields. */
export interface PublicText {
  text: number
  version: number
  subject: string
  language: LanguageSlug
  lines: Values
  writtenAt: Instant
}

export interface Check {
  at: Instant
  by: string
}

/** Every text of a kind that is public in a region at a moment; of those only, when `among` names some. */
export async function publicTexts(
  reader: Reader,
  region: string,
  kind: string,
  at: Instant,
  among?: readonly number[],
): Promise<PublicText[]> {
  if (among?.length === 0) return []
  const rows = await store.publicLines(reader, region, kind, at, among)
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) }))
}

/** The long fields of versions, by `text:version`. */
export async function bodiesOf(
  reader: Reader,
  versions: readonly { text: number; version: number }[],
): Promise<Map<string, Values>> {
  const bodies = new Map<string, Values>()
  for (let i = 0; i < versions.length; i += 100) {
    for (const row of await store.bodiesOf(reader, versions.slice(i, i + 100))) {
      bodies.set(`${row.text}:${row.version}`, JSON.parse(row.bodies))
    }
  }
  return bodies
}

/** The newest check of each subject of a kind in a region. */
export async function checksOf(reader: Reader, region: string, kind: string): Promise<Map<string, Check>> {
  const rows = await store.checksOf(reader, region, kind)
  return new Map(rows.map((row) => [row.subject_id, { at: row.checked_at, by: row.checked_by }]))
}

/** A text with the values of its newest version. */
export interface Draft {
  text: number
  head: number
  language: LanguageSlug
  subject: string
  importedFrom: string | null
  values: Values
  writtenAt: Instant
}

/** The newest version of a text, without its long fields: who wrote it, and from where it came. */
export interface Head {
  text: number
  subject: string
  language: LanguageSlug
  head: number
  importedFrom: string | null
  authorKind: string
  lines: Values
}

/** The newest versions of all texts of a kind in a region, public or not; in one language, where it is named. */
export async function headsOf(
  reader: Reader,
  region: string,
  kind: string,
  language?: LanguageSlug,
): Promise<Head[]> {
  const rows = await versions.headsOf(reader, region, kind, language)
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) }))
}

/** The newest versions whose short field contains some words, however they are written (capitals, forms of letters). */
export async function headsSaying(
  reader: Reader,
  region: string,
  kind: string,
  field: string,
  words: string,
): Promise<Head[]> {
  const wanted = folded(words)
  const rows = await versions.headsOf(reader, region, kind)
  return rows
    .filter(({ lines }) => folded(lines).includes(JSON.stringify(wanted).slice(1, -1)))
    .map((row) => ({ ...row, lines: JSON.parse(row.lines) as Values }))
    .filter(({ lines }) => folded(lines[field] ?? '').includes(wanted))
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase()

/** What subjects of a kind say now, in all languages, as if it were public. */
export async function newestTexts(
  reader: Reader,
  kind: string,
  subjects: readonly string[],
): Promise<PublicText[]> {
  const rows = subjects.length > 0 ? await versions.newestLines(reader, kind, subjects) : []
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) }))
}

/** What a subject says in a language now, public or not; undefined when it says nothing. */
export async function draftOf(
  reader: Reader,
  kind: string,
  subject: string,
  language: LanguageSlug,
): Promise<Draft | undefined> {
  const text = await store.findText(reader, kind, subject, language)
  const version = text && (await store.findVersion(reader, text.number, text.head))
  if (!version) return undefined
  return {
    text: text.number,
    head: text.head,
    language,
    subject,
    importedFrom: text.imported_from,
    values: readValues(version),
    writtenAt: version.written_at,
  }
}

/** The short fields of a version; undefined when there is no such version. */
export async function linesOfVersion(
  reader: Reader,
  text: number,
  version: number,
): Promise<Values | undefined> {
  const row = await store.findVersion(reader, text, version)
  return row && JSON.parse(row.lines)
}

/** The short fields of the version of a text that is public at a moment; undefined when none is. */
export async function publicLines(reader: Reader, text: number, at: Instant): Promise<Values | undefined> {
  const open = await store.openPublications(reader, text)
  const publication = open.find((one) => isInForce(one, at))
  return publication && linesOfVersion(reader, text, publication.version)
}

/** What a subject says in public in a language, now or in time to come, and from when to when. */
export interface OpenLines {
  subject: string
  language: LanguageSlug
  from: Instant
  until: Instant | null
  lines: Values
}

/** What some subjects of a kind say in public, now or in time to come. */
export async function openLines(
  reader: Reader,
  kind: string,
  subjects: readonly string[],
  now: Instant,
): Promise<OpenLines[]> {
  const found: OpenLines[] = []
  for (let i = 0; i < subjects.length; i += 500) {
    const rows = await store.openLines(reader, kind, subjects.slice(i, i + 500))
    found.push(...rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) })))
  }
  return found.filter(({ until }) => until === null || until > now)
}

/** When the next publication of a region begins or ends by itself. */
export async function nextPublicChange(
  reader: Reader,
  region: string,
  after: Instant,
): Promise<Instant | undefined> {
  const moments = await Promise.all(
    (['public_from', 'public_until'] as const).map((end) => store.nextMoment(reader, region, end, after)),
  )
  return moments.flatMap((row) => row?.moment ?? []).sort()[0]
}

/** What a text is about: kind and id of its subject, and its language; undefined when there is no such text. */
export async function subjectOf(
  reader: Reader,
  text: number,
): Promise<{ kind: string; id: string; language: LanguageSlug } | undefined> {
  const row = await store.getText(reader, text)
  return row && { kind: row.subject_kind, id: row.subject_id, language: row.language }
}

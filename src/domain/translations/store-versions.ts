import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'
import type { PublicationRow, TextRow, VersionRow } from './store.ts'

/** What somebody typed and has not saved: one a person and text. */
export interface AutosaveRow {
  account_id: string
  subject_kind: string
  subject_id: string
  language: LanguageSlug
  region_id: string
  made_from: number
  typed: string
  typed_at: Instant
}

interface VersionsTables {
  texts: TextRow
  versions: VersionRow
  publications: PublicationRow
  autosaves: AutosaveRow
}

const db = (handle: Reader) => tables<VersionsTables>(handle)

/** Texts, each with its newest version. */
const heads = (handle: Reader) =>
  db(handle)
    .selectFrom('texts')
    .innerJoin('versions', (join) =>
      join.onRef('versions.text_number', '=', 'texts.number').onRef('versions.number', '=', 'texts.head'),
    )

const ABOUT = [
  'number as version',
  'author_kind as authorKind',
  'author_id as authorId',
  'note',
  'minor_since as minorSince',
  'origin_language as originLanguage',
  'origin_number as originVersion',
  'written_at as writtenAt',
  'saved_at as savedAt',
] as const

/** The versions of a text without what they say, newest first. */
export const versionsOf = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('versions')
    .select(ABOUT)
    .where('text_number', '=', text)
    .orderBy('number', 'desc')
    .execute()

export const publicationsOf = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('publications')
    .selectAll()
    .where('text_number', '=', text)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/**
 * The columns of a text in `standingsIn`, in their order. None of them holds a blank or a bar. The cast of public_until
 * matters: written as the index publications_current has it, SQLite takes the index's value, null where nothing is joined,
 * and the whole text is null.
 */
const STANDING = sql<string>`string_agg(
  cast(texts.number as text) || '|' || texts.language || '|' || cast(texts.head as text) || '|' ||
  versions.author_kind || '|' || coalesce(versions.origin_language, '') || '|' ||
  coalesce(cast(versions.origin_number as text), '') || '|' || coalesce(cast(publications.version as text), '') || '|' ||
  coalesce(publications.public_from, '') || '|' || coalesce(cast(publications.public_until as text), '') || '|' ||
  coalesce(versions.author_id, ''), ' ')`

/**
 * Every text of a kind in a region with its newest version and what nobody has ended of its publications; a row a subject,
 * with its texts in one column: 40,000 rows of twelve columns take twice as long to be handed over as to be found.
 */
export function standingsIn(handle: Reader, region: string, kind: string, among?: readonly string[]) {
  const all = heads(handle)
    .leftJoin('publications', (join) =>
      join.onRef('publications.text_number', '=', 'texts.number').on('publications.ended_at', 'is', null),
    )
    .select(['texts.subject_id as subject', STANDING.as('texts')])
    .where('texts.region_id', '=', region)
    .where('texts.subject_kind', '=', kind)
    .groupBy('texts.subject_id')
  return (among ? all.where('texts.subject_id', 'in', [...among]) : all).execute()
}

/** The newest versions of some subjects, without the long fields. */
export const newestLines = (handle: Reader, kind: string, subjects: readonly string[]) =>
  heads(handle)
    .select([
      'texts.number as text',
      'texts.subject_id as subject',
      'texts.language',
      'versions.number as version',
      'versions.lines',
      'versions.written_at as writtenAt',
    ])
    .where('texts.subject_kind', '=', kind)
    .where('texts.subject_id', 'in', [...subjects])
    .execute()

/** The small corrections of a region: text and version. */
export const minorVersionsIn = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('versions')
    .select(['text_number as text', 'number as version'])
    .where('region_id', '=', region)
    .where('minor_since', 'is not', null)
    .execute()

/** Every text of a kind in a region with its newest version, without the long fields; of one language, where it is named. */
export function headsOf(handle: Reader, region: string, kind: string, language?: LanguageSlug) {
  const all = heads(handle)
    .select([
      'texts.number as text',
      'texts.subject_id as subject',
      'texts.language',
      'texts.head',
      'texts.imported_from as importedFrom',
      'versions.author_kind as authorKind',
      'versions.lines',
    ])
    .where('texts.region_id', '=', region)
    .where('texts.subject_kind', '=', kind)
  return (language === undefined ? all : all.where('texts.language', '=', language)).execute()
}

/** The numbers of the texts of a region, in their order; in some languages only, when they are named. */
export function numbersIn(handle: Reader, region: string, languages: readonly LanguageSlug[]) {
  const all = db(handle)
    .selectFrom('texts')
    .select('number')
    .where('region_id', '=', region)
    .orderBy('number')
  return (languages.length > 0 ? all.where('language', 'in', [...languages]) : all).execute()
}

/**
 * The newest versions of texts from one number to another, whole, that are like a pattern somewhere: with `lower`, as both
 * databases have it, ASCII alone is sure to be folded.
 */
export const headsLike = (handle: Reader, region: string, from: number, to: number, like: string) =>
  heads(handle)
    .select(['texts.number as text', 'subject_kind as kind', 'subject_id as subject', 'texts.language'])
    .select(['texts.head', 'versions.lines', 'versions.bodies'])
    .where('texts.region_id', '=', region)
    .where('texts.number', '>=', from)
    .where('texts.number', '<=', to)
    .where(sql<boolean>`(lower(versions.lines) like ${like} or lower(versions.bodies) like ${like})`)
    .orderBy('texts.number')
    .execute()

/** What texts are about, and the short fields of their newest versions. */
export const headLinesOf = (handle: Reader, texts: readonly number[]) =>
  heads(handle)
    .select(['texts.number as text', 'subject_kind as kind', 'subject_id as subject', 'texts.language'])
    .select(['texts.region_id as region', 'texts.head', 'versions.lines'])
    .where('texts.number', 'in', [...texts])
    .execute()

/** The texts of a region whose newest version an account wrote. */
export const textsHeadedBy = (handle: Reader, region: string, account: string) =>
  heads(handle)
    .leftJoin('publications', (join) =>
      join.onRef('publications.text_number', '=', 'texts.number').on('publications.ended_at', 'is', null),
    )
    .select(['texts.number as text', 'texts.head', 'versions.saved_at as savedAt'])
    .select(['publications.version as published', 'versions.lines'])
    .select(['subject_kind as kind', 'subject_id as subject', 'texts.language'])
    .where('texts.region_id', '=', region)
    .where('versions.author_kind', '=', 'account')
    .where('versions.author_id', '=', account)
    .execute()

export const putAutosave = (tx: Tx, row: AutosaveRow) =>
  db(tx)
    .insertInto('autosaves')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'subject_kind', 'subject_id', 'language'])
        .doUpdateSet({ made_from: row.made_from, typed: row.typed, typed_at: row.typed_at }),
    )
    .execute()

type AutosaveKey = Pick<AutosaveRow, 'account_id' | 'subject_kind' | 'subject_id' | 'language'>

export const getAutosave = (handle: Reader, key: AutosaveKey) =>
  db(handle)
    .selectFrom('autosaves')
    .selectAll()
    .where((is) => is.and({ ...key }))
    .executeTakeFirst()

export const autosavesOf = (handle: Reader, account: string, region: string) =>
  db(handle)
    .selectFrom('autosaves')
    .selectAll()
    .where('account_id', '=', account)
    .where('region_id', '=', region)
    .orderBy('typed_at', 'desc')
    .execute()

/** Forgets what was typed: by an account, about a subject, or before a moment, all that is named. */
export function dropAutosaves(
  tx: Tx,
  which: Partial<AutosaveKey> & { before?: Instant },
): Promise<{ numDeletedRows: bigint }> {
  const { before, ...key } = which
  let query = db(tx)
    .deleteFrom('autosaves')
    .where((is) => is.and({ ...key }))
  if (before) query = query.where('typed_at', '<', before)
  return query.executeTakeFirstOrThrow()
}

import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface TextRow {
  number: number
  region_id: string
  subject_kind: string
  subject_id: string
  language: string
  head: number
  imported_from: string | null
}

export interface VersionRow {
  text_number: number
  region_id: string
  number: number
  lines: string
  author_kind: string
  author_id: string | null
  note: string | null
  minor_since: string | null
  origin_language: string | null
  origin_number: number | null
  written_at: Instant
  saved_at: Instant
  bodies: string
}

export interface PublicationRow {
  id: string
  text_number: number
  region_id: string
  version: number
  public_from: Instant
  public_until: Instant | null
  published_at: string
  published_by_kind: string
  published_by_id: string | null
  ended_at: string | null
  ended_by_kind: string | null
  ended_by_id: string | null
}

interface TranslationsTables {
  texts: TextRow
  versions: VersionRow
  publications: PublicationRow
  checks: {
    region_id: string
    subject_kind: string
    subject_id: string
    checked_at: Instant
    checked_by: string
  }
}

const db = (handle: Reader) => tables<TranslationsTables>(handle)

export const findText = (handle: Reader, kind: string, subject: string, language: LanguageSlug) =>
  db(handle)
    .selectFrom('texts')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('language', '=', language)
    .executeTakeFirst()

export const getText = (handle: Reader, number: number) =>
  db(handle).selectFrom('texts').selectAll().where('number', '=', number).executeTakeFirst()

/** Has a subject of a region a text in any language? */
export const saysSomething = (handle: Reader, region: string, kind: string, subject: string) =>
  db(handle)
    .selectFrom('texts')
    .select('number')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('region_id', '=', region)
    .limit(1)
    .executeTakeFirst()

/** A new text; answers false when somebody else wrote it first. */
export async function insertText(tx: Tx, row: TextRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db(tx)
    .insertInto('texts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id', 'language']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Moves the head on; answers false when somebody else did so first. */
export async function advanceHead(tx: Tx, text: number, from: number): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('texts')
    .set({ head: from + 1 })
    .where('number', '=', text)
    .where('head', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const insertVersion = (tx: Tx, row: VersionRow) => db(tx).insertInto('versions').values(row).execute()

export const findVersion = (handle: Reader, text: number, number: number) =>
  db(handle)
    .selectFrom('versions')
    .selectAll()
    .where('text_number', '=', text)
    .where('number', '=', number)
    .executeTakeFirst()

/** The text, and nobody else publishes it until this transaction ends (SQLite has one writer anyway). */
export const holdText = (tx: Tx, number: number) =>
  db(tx)
    .updateTable('texts')
    .set((text) => ({ head: text.ref('head') }))
    .where('number', '=', number)
    .returningAll()
    .executeTakeFirst()

/** The publications of a text that nobody has ended: in force, over by themselves, or yet to begin. */
export const openPublications = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('publications')
    .selectAll()
    .where('text_number', '=', text)
    .where('ended_at', 'is', null)
    .orderBy('public_from')
    .execute()

/** It ends by itself, at a moment yet to come; null: when somebody ends it. */
export const limitPublication = (tx: Tx, id: string, until: Instant | null) =>
  db(tx).updateTable('publications').set({ public_until: until }).where('id', '=', id).execute()

export const endPublication = (
  tx: Tx,
  id: string,
  end: Pick<PublicationRow, 'ended_at' | 'ended_by_kind' | 'ended_by_id'>,
) => db(tx).updateTable('publications').set(end).where('id', '=', id).execute()

/** The texts of a subject, in every language. */
export const textsOf = (handle: Reader, kind: string, subject: string) =>
  db(handle)
    .selectFrom('texts')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .orderBy('number')
    .execute()

/** Takes out what all versions of a text say; that they were there stays, so that numbers and records fit. */
export const emptyVersions = (tx: Tx, text: number) =>
  db(tx)
    .updateTable('versions')
    .set({ lines: '{}', bodies: '{}', note: null })
    .where('text_number', '=', text)
    .execute()

export const insertPublication = (tx: Tx, row: PublicationRow) =>
  db(tx).insertInto('publications').values(row).execute()

export const insertCheck = (tx: Tx, check: TranslationsTables['checks']) =>
  db(tx)
    .insertInto('checks')
    .values(check)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** The checks of a kind in a region, oldest first. */
export const checksOf = (handle: Reader, region: string, kind: string) =>
  db(handle)
    .selectFrom('checks')
    .selectAll()
    .where('region_id', '=', region)
    .where('subject_kind', '=', kind)
    .orderBy('checked_at')
    .execute()

/** The publications of a kind in a region that are in force at a moment, with their texts. */
const inForce = (handle: Reader, region: string, kind: string, at: Instant) =>
  db(handle)
    .selectFrom('texts')
    // A cross join, so that SQLite begins with the texts of the kind: most kinds have few, and it would begin with all
    // publications of the region (sqlite.org/optoverview.html, section 8).
    .crossJoin('publications')
    .whereRef('publications.text_number', '=', 'texts.number')
    .where('texts.region_id', '=', region)
    .where('texts.subject_kind', '=', kind)
    .where('publications.ended_at', 'is', null)
    .where('publications.public_from', '<=', at)
    .where((is) =>
      is.or([is('publications.public_until', 'is', null), is('publications.public_until', '>', at)]),
    )

/** The first beginning or end of a publication after a moment. */
export const nextMoment = (
  handle: Reader,
  region: string,
  end: 'public_from' | 'public_until',
  after: Instant,
) =>
  db(handle)
    .selectFrom('publications')
    .select(`${end} as moment`)
    .where('region_id', '=', region)
    .where('ended_at', 'is', null)
    .where(end, '>', after)
    .orderBy(end)
    .limit(1)
    .executeTakeFirst()

/** Which version of each text is public. */
export const publicVersions = (handle: Reader, region: string, kind: string, at: Instant) =>
  inForce(handle, region, kind, at)
    .select(['publications.text_number as text', 'publications.version'])
    .execute()

/** Every public text of a kind in a region at a moment: which version, and its short fields. */
export function publicLines(
  handle: Reader,
  region: string,
  kind: string,
  at: Instant,
  among?: readonly number[],
) {
  const lines = inForce(handle, region, kind, at)
    .innerJoin('versions', (join) =>
      join
        .onRef('versions.text_number', '=', 'publications.text_number')
        .onRef('versions.number', '=', 'publications.version'),
    )
    .select([
      'texts.number as text',
      'texts.subject_id as subject',
      'texts.language',
      'versions.number as version',
      'versions.lines',
      'versions.written_at as writtenAt',
    ])
  return (among ? lines.where('texts.number', 'in', [...among]) : lines).execute()
}

/** What some subjects say in public, now or later: whose it is, in which language, from when to when, the short fields. */
export const openLines = (handle: Reader, kind: string, subjects: readonly string[]) =>
  db(handle)
    .selectFrom('texts')
    .innerJoin('publications', 'publications.text_number', 'texts.number')
    .innerJoin('versions', (join) =>
      join
        .onRef('versions.text_number', '=', 'publications.text_number')
        .onRef('versions.number', '=', 'publications.version'),
    )
    .select([
      'texts.subject_id as subject',
      'texts.language',
      'publications.public_from as from',
      'publications.public_until as until',
      'versions.lines',
    ])
    .where('texts.subject_kind', '=', kind)
    .where('texts.subject_id', 'in', [...subjects])
    .where('publications.ended_at', 'is', null)
    .execute()

export const bodiesOf = (handle: Reader, versions: readonly { text: number; version: number }[]) =>
  db(handle)
    .selectFrom('versions')
    .select(['text_number as text', 'number as version', 'bodies'])
    .where((is) =>
      is.or(
        versions.map(({ text, version }) =>
          is.and([is('text_number', '=', text), is('number', '=', version)]),
        ),
      ),
    )
    .execute()

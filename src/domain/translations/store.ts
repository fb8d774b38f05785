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
  public_from: string
  public_until: string | null
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

export const insertText = (tx: Tx, row: TextRow) => db(tx).insertInto('texts').values(row).execute()

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

export const currentPublication = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('publications')
    .selectAll()
    .where('text_number', '=', text)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export const endPublication = (
  tx: Tx,
  id: string,
  end: Pick<PublicationRow, 'ended_at' | 'ended_by_kind' | 'ended_by_id'>,
) => db(tx).updateTable('publications').set(end).where('id', '=', id).execute()

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
    .selectFrom('publications')
    .innerJoin('texts', 'texts.number', 'publications.text_number')
    .where('publications.region_id', '=', region)
    .where('publications.ended_at', 'is', null)
    .where('publications.public_from', '<=', at)
    .where((is) =>
      is.or([is('publications.public_until', 'is', null), is('publications.public_until', '>', at)]),
    )
    // Said twice, so that SQLite may begin with the texts of the kind: most kinds have few.
    .where('texts.region_id', '=', region)
    .where('texts.subject_kind', '=', kind)

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

/** Every text of a kind in a region with its newest version, without the long fields. */
export const headsOf = (handle: Reader, region: string, kind: string) =>
  db(handle)
    .selectFrom('texts')
    .innerJoin('versions', (join) =>
      join.onRef('versions.text_number', '=', 'texts.number').onRef('versions.number', '=', 'texts.head'),
    )
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
    .execute()

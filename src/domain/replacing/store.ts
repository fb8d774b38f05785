import type { Instant } from '../../kernel/instant.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface ReplacementRow {
  id: string
  region_id: string
  /** JSON: what was looked for, and what shall stand there. */
  question: string
  /** JSON: how the new versions are saved. */
  manner: string
  started_at: Instant
  started_by_kind: string
  started_by_id: string | null
  finished_at: Instant | null
  undo_asked_at: Instant | null
  undo_asked_by_kind: string | null
  undo_asked_by_id: string | null
  undone_at: Instant | null
}

/** changed; edited: somebody saved since; nothing: nothing of it stands there; stopped before its turn. */
export type Outcome = 'changed' | 'edited' | 'nothing' | 'refused' | 'stopped'
export type UndoOutcome = 'undone' | 'edited' | 'refused'

export interface ReplacedTextRow {
  replacement_id: string
  text_number: number
  region_id: string
  made_from: number
  /** JSON: the chosen hits by field, or null. */
  hits: string
  outcome: Outcome | null
  reason: string | null
  saved_version: number | null
  published_version: number | null
  undo_outcome: UndoOutcome | null
  undo_reason: string | null
}

const db = (handle: Reader) =>
  tables<{ replacements: ReplacementRow; replaced_texts: ReplacedTextRow }>(handle)

export const insertReplacement = (tx: Tx, row: ReplacementRow) =>
  db(tx).insertInto('replacements').values(row).execute()

/** Eleven values a row: a statement of SQLite takes 32,766. */
const AT_ONCE = 500

export async function insertTexts(tx: Tx, rows: readonly ReplacedTextRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await db(tx)
      .insertInto('replaced_texts')
      .values(rows.slice(i, i + AT_ONCE))
      .execute()
}

export const getReplacement = (handle: Reader, id: string) =>
  db(handle).selectFrom('replacements').selectAll().where('id', '=', id).executeTakeFirst()

export const getText = (handle: Reader, replacement: string, text: number) =>
  db(handle)
    .selectFrom('replaced_texts')
    .selectAll()
    .where('replacement_id', '=', replacement)
    .where('text_number', '=', text)
    .executeTakeFirst()

export const firstText = (handle: Reader, replacement: string) =>
  db(handle)
    .selectFrom('replaced_texts')
    .select('text_number as text')
    .where('replacement_id', '=', replacement)
    .orderBy('text_number')
    .limit(1)
    .executeTakeFirst()

/** The texts whose turn has not come yet. */
export const waiting = (handle: Reader, replacement: string, most: number) =>
  db(handle)
    .selectFrom('replaced_texts')
    .selectAll()
    .where('replacement_id', '=', replacement)
    .where('outcome', 'is', null)
    .orderBy('text_number')
    .limit(most)
    .execute()

/** The changed texts that nobody has tried to put back yet. */
export const waitingForUndo = (handle: Reader, replacement: string, most: number) =>
  db(handle)
    .selectFrom('replaced_texts')
    .selectAll()
    .where('replacement_id', '=', replacement)
    .where('outcome', '=', 'changed')
    .where('undo_outcome', 'is', null)
    .orderBy('text_number')
    .limit(most)
    .execute()

export const settleText = (tx: Tx, replacement: string, text: number, end: Partial<ReplacedTextRow>) =>
  db(tx)
    .updateTable('replaced_texts')
    .set(end)
    .where('replacement_id', '=', replacement)
    .where('text_number', '=', text)
    .execute()

/** Whose turn has not come, will not have one. */
export const stopWaiting = (tx: Tx, replacement: string) =>
  db(tx)
    .updateTable('replaced_texts')
    .set({ outcome: 'stopped' })
    .where('replacement_id', '=', replacement)
    .where('outcome', 'is', null)
    .execute()

/** Asks once: answers false when somebody has asked before. */
export async function askUndo(
  tx: Tx,
  id: string,
  by: Pick<ReplacementRow, 'undo_asked_at' | 'undo_asked_by_kind' | 'undo_asked_by_id'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('replacements')
    .set(by)
    .where('id', '=', id)
    .where('undo_asked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const endReplacement = (
  tx: Tx,
  id: string,
  end: Partial<Pick<ReplacementRow, 'finished_at' | 'undone_at'>>,
) => db(tx).updateTable('replacements').set(end).where('id', '=', id).execute()

/** How many texts of a replacement have come to which end. */
export const counts = (handle: Reader, replacement: string) =>
  db(handle)
    .selectFrom('replaced_texts')
    .select((is) => ['outcome', 'undo_outcome as undo', is.fn.countAll<number>().as('count')])
    .where('replacement_id', '=', replacement)
    .groupBy(['outcome', 'undo_outcome'])
    .execute()

/** The texts of a replacement in their order, a page of them. */
export const textsOf = (handle: Reader, replacement: string, offset: number, most: number) =>
  db(handle)
    .selectFrom('replaced_texts')
    .selectAll()
    .where('replacement_id', '=', replacement)
    .orderBy('text_number')
    .limit(most)
    .offset(offset)
    .execute()

/** The newest replacements of a region. */
export const replacementsIn = (handle: Reader, region: string, most: number) =>
  db(handle)
    .selectFrom('replacements')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** Forgets the replacements of a region that were begun before a moment. */
export async function forget(tx: Tx, region: string, before: Instant): Promise<void> {
  const old = db(tx)
    .selectFrom('replacements')
    .select('id')
    .where('region_id', '=', region)
    .where('started_at', '<', before)
  await db(tx).deleteFrom('replaced_texts').where('replacement_id', 'in', old).execute()
  await db(tx)
    .deleteFrom('replacements')
    .where('region_id', '=', region)
    .where('started_at', '<', before)
    .execute()
}

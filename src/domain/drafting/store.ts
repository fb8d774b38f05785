import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export type Verdict = 'approved' | 'sent-back' | 'withdrawn' | 'replaced'

export interface ReviewRow {
  id: string
  text_number: number
  region_id: string
  version: number
  requested_at: Instant
  requested_by_kind: string
  requested_by_id: string | null
  note: string | null
  settled_at: Instant | null
  settled_by_kind: string | null
  settled_by_id: string | null
  verdict: Verdict | null
  reason: string | null
  /** When those who may decide got a mail. */
  told_at: Instant | null
}

export interface CommentRow {
  id: string
  text_number: number
  region_id: string
  version: number
  body: string
  said_at: Instant
  said_by_kind: string
  said_by_id: string | null
}

export interface PresenceRow {
  account_id: string
  subject_kind: string
  subject_id: string
  language: LanguageSlug
  region_id: string
  seen_at: Instant
}

interface DraftingTables {
  reviews: ReviewRow
  comments: CommentRow
  presence: PresenceRow
}

const db = (handle: Reader) => tables<DraftingTables>(handle)

export const insertReview = (tx: Tx, row: ReviewRow) => db(tx).insertInto('reviews').values(row).execute()

export const getReview = (handle: Reader, id: string) =>
  db(handle).selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst()

export const openReview = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('reviews')
    .selectAll()
    .where('text_number', '=', text)
    .where('settled_at', 'is', null)
    .executeTakeFirst()

/** All reviews of a text, newest first. */
export const reviewsOf = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('reviews')
    .selectAll()
    .where('text_number', '=', text)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Ends a review; false when somebody else did so first. */
export async function settleReview(
  tx: Tx,
  id: string,
  end: Pick<ReviewRow, 'settled_at' | 'settled_by_kind' | 'settled_by_id' | 'verdict' | 'reason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('reviews')
    .set(end)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** What was asked and decided in a region, oldest first, without words. */
export const verdictsIn = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('reviews')
    .select(['text_number as text', 'version', 'verdict'])
    .where('region_id', '=', region)
    .orderBy('requested_at')
    .orderBy('id')
    .execute()

export const openReviewsIn = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('reviews')
    .selectAll()
    .where('region_id', '=', region)
    .where('settled_at', 'is', null)
    .orderBy('requested_at')
    .orderBy('id')
    .execute()

/** What somebody asked for in a region, newest first. */
export const reviewsAskedBy = (handle: Reader, region: string, account: string) =>
  db(handle)
    .selectFrom('reviews')
    .selectAll()
    .where('region_id', '=', region)
    .where('requested_by_kind', '=', 'account')
    .where('requested_by_id', '=', account)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const markTold = (tx: Tx, id: string, at: Instant) =>
  db(tx).updateTable('reviews').set({ told_at: at }).where('id', '=', id).execute()

export const insertComment = (tx: Tx, row: CommentRow) => db(tx).insertInto('comments').values(row).execute()

/** What was said about a text, oldest first. */
export const commentsOf = (handle: Reader, text: number) =>
  db(handle)
    .selectFrom('comments')
    .selectAll()
    .where('text_number', '=', text)
    .orderBy('said_at')
    .orderBy('id')
    .execute()

/** Takes out what was written about texts: notes, reasons, comments. That there were reviews stays. */
export async function emptyWords(tx: Tx, texts: readonly number[]): Promise<void> {
  if (texts.length === 0) return
  await db(tx)
    .deleteFrom('comments')
    .where('text_number', 'in', [...texts])
    .execute()
  await db(tx)
    .updateTable('reviews')
    .set({ note: null, reason: null })
    .where('text_number', 'in', [...texts])
    .execute()
}

export const putPresence = (tx: Tx, row: PresenceRow) =>
  db(tx)
    .insertInto('presence')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'subject_kind', 'subject_id', 'language'])
        .doUpdateSet({ seen_at: row.seen_at }),
    )
    .execute()

export const dropPresence = (tx: Tx, which: Partial<PresenceRow>) =>
  db(tx)
    .deleteFrom('presence')
    .where((is) => is.and({ ...which }))
    .execute()

export const forgetPresence = (tx: Tx, before: Instant) =>
  db(tx).deleteFrom('presence').where('seen_at', '<', before).execute()

export const presentAt = (handle: Reader, kind: string, subject: string, since: Instant) =>
  db(handle)
    .selectFrom('presence')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('seen_at', '>', since)
    .orderBy('account_id')
    .orderBy('language')
    .execute()

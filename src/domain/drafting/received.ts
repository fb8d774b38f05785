import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { comment, sendBack } from './review.ts'

const VERDICTS = [null, 'approved', 'sent-back', 'withdrawn', 'replaced']

/** A review from elsewhere: settled or not, by a verdict of ours, with words that a form would take. */
export function receivedReview(row: Row): Row {
  const { note, reason, verdict, settled_at: settled } = row
  const words = [note, reason].every((text) => !text || isWords(text))
  if (words && VERDICTS.includes(verdict as string | null) && (verdict === null) === (settled === null))
    return { ...row, told_at: null }
  throw new Refusal('invalid', `The review ${row.id} cannot be taken like this.`)
}

/** A comment from elsewhere: words that a form would take. */
export function receivedComment(row: Row): Row {
  const { text_number: text, version, body } = row
  if (comment.input.safeParse({ text, version, body }).success) return row
  throw new Refusal('invalid', `The comment ${row.id} cannot be taken like this.`)
}

const isWords = (text: string | number): boolean =>
  sendBack.input.safeParse({ review: 'any', reason: text }).success

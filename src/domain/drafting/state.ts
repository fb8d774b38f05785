import type { Verdict } from './store.ts'

/** Where a text is on its way to people. */
export type DraftState =
  | 'draft'
  | 'in review'
  | 'sent back'
  | 'approved'
  | 'scheduled'
  | 'public'
  | 'public with newer draft'
  | 'archived'

/** What the state of a text follows from. */
export interface StateFacts {
  /** Its newest version. */
  head: number
  public: { version: number } | null
  planned: { version: number } | null
  /** The newest review of it; verdict null: nobody has decided yet. */
  review: { version: number; verdict: Verdict | null } | null
  /** Whether its subject is out of the public tree. */
  isArchived: boolean
}

/**
 * The state of a text. What was asked or decided about an older version than the newest counts for nothing.
 * @example stateOf({ head: 3, public: { version: 2 }, planned: null, review: null, isArchived: false }) // 'public with newer draft'
 */
export function stateOf({ head, public: shown, planned, review, isArchived }: StateFacts): DraftState {
  if (isArchived) return 'archived'
  if (shown?.version === head) return 'public'
  if (planned?.version === head) return 'scheduled'
  const verdict = review?.version === head ? review.verdict : undefined
  if (verdict === null) return 'in review'
  if (verdict === 'sent-back') return 'sent back'
  if (verdict === 'approved') return 'approved'
  return shown ? 'public with newer draft' : 'draft'
}

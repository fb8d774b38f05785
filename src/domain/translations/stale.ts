import { Refusal } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { readValues, type Values } from './fields.ts'
import * as store from './store.ts'

/** Both texts of a save that came too late: what a screen puts side by side (`details` of the refusal). */
export interface StaleText {
  text: number
  /** The version that the refused text was made from; its values are null when it was new. */
  madeFrom: number
  base: Values | null
  /** What was refused, as it was typed. */
  typed: Values
  /** What stands there now, since when, and by whom. */
  saved: {
    version: number
    authorKind: string
    authorId: string | null
    note: string | null
    savedAt: string
    values: Values
  }
}

/** Why a save is refused that was not made from the newest version, with both texts. */
export async function staleText(
  tx: Tx,
  text: number,
  head: number,
  madeFrom: number,
  typed: Values,
): Promise<Refusal> {
  const saved = await store.findVersion(tx, text, head)
  const base = await store.findVersion(tx, text, madeFrom)
  const values = saved ? readValues(saved) : {}
  const details: StaleText = {
    text,
    madeFrom,
    base: base ? readValues(base) : null,
    typed,
    saved: {
      version: head,
      authorKind: saved?.author_kind ?? '',
      authorId: saved?.author_id ?? null,
      note: saved?.note ?? null,
      savedAt: saved?.saved_at ?? '',
      values,
    },
  }
  return new Refusal(
    'stale',
    'Somebody saved this text while you were writing. Here is what it says now.',
    Object.entries(values).map(([where, what]) => ({ where, what })),
    { details },
  )
}

/** The texts of a save that was refused as stale; undefined when an error is anything else. */
export const staleTextOf = (error: unknown): StaleText | undefined =>
  error instanceof Refusal && error.code === 'stale' ? (error.details as StaleText | undefined) : undefined

import type { Instant } from '../../kernel/instant.ts'
import type { Reader } from '../../platform/database/handle.ts'
import type { Question } from './question.ts'
import type { Manner } from './start.ts'
import * as store from './store.ts'

/** A replacement: what was asked for, by whom, and how far it is. */
export interface Replacement {
  id: string
  region: string
  question: Question
  manner: Manner
  startedAt: Instant
  startedBy: string | null
  finishedAt: Instant | null
  undoAskedAt: Instant | null
  undoAskedBy: string | null
  undoneAt: Instant | null
}

/** How many texts have come to which end. */
export interface Progress {
  all: number
  /** Had their turn, forwards or, while it is taken back, backwards. */
  done: number
  outcomes: Readonly<Record<store.Outcome, number>>
  undone: Readonly<Record<store.UndoOutcome, number>>
}

/** What came of one text. */
export interface ReplacedText {
  text: number
  outcome: store.Outcome | null
  reason: string | null
  /** Its new version is public. */
  isPublic: boolean
  undo: store.UndoOutcome | null
  undoReason: string | null
}

/** A replacement by its id; undefined when there is none. */
export async function replacementById(reader: Reader, id: string): Promise<Replacement | undefined> {
  const row = await store.getReplacement(reader, id)
  return row && read(row)
}

/** The newest replacements of a region. */
export const replacementsIn = async (reader: Reader, region: string, most = 20): Promise<Replacement[]> =>
  (await store.replacementsIn(reader, region, most)).map(read)

/** How far a replacement is. */
export async function progressOf(reader: Reader, { id, undoAskedAt }: Replacement): Promise<Progress> {
  const rows = await store.counts(reader, id)
  const sum = (of: typeof rows): number => of.reduce((all, { count }) => all + Number(count), 0)
  const ended = (outcome: store.Outcome): number => sum(rows.filter((row) => row.outcome === outcome))
  const undone = (outcome: store.UndoOutcome): number => sum(rows.filter((row) => row.undo === outcome))
  const open = rows.filter((row) =>
    undoAskedAt === null ? row.outcome === null : row.outcome === 'changed' && row.undo === null,
  )
  return {
    all: sum(rows),
    done: sum(rows) - sum(open),
    outcomes: {
      changed: ended('changed'),
      edited: ended('edited'),
      nothing: ended('nothing'),
      refused: ended('refused'),
      stopped: ended('stopped'),
    },
    undone: { undone: undone('undone'), edited: undone('edited'), refused: undone('refused') },
  }
}

/** What came of the texts of a replacement, a page of them. */
export const replacedTexts = async (
  reader: Reader,
  replacement: string,
  offset: number,
  most: number,
): Promise<ReplacedText[]> =>
  (await store.textsOf(reader, replacement, offset, most)).map((row) => ({
    text: row.text_number,
    outcome: row.outcome,
    reason: row.reason,
    isPublic: row.published_version !== null,
    undo: row.undo_outcome,
    undoReason: row.undo_reason,
  }))

const read = (row: store.ReplacementRow): Replacement => ({
  id: row.id,
  region: row.region_id,
  question: JSON.parse(row.question),
  manner: JSON.parse(row.manner),
  startedAt: row.started_at,
  startedBy: row.started_by_id,
  finishedAt: row.finished_at,
  undoAskedAt: row.undo_asked_at,
  undoAskedBy: row.undo_asked_by_id,
  undoneAt: row.undone_at,
})

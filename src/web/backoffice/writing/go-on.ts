import { approveReview, requestReview } from '../../../domain/drafting/index.ts'
import type { SavedText, Values } from '../../../domain/translations/index.ts'
import type { OwnRegion } from '../parts.ts'
import type { Said, Undo, Visit } from '../visit.ts'
import { textPath } from './kinds.ts'
import type { Origin } from './origin.ts'
import type { Progress } from './progress.ts'
import type { Typing } from './typing.ts'

/** What is said where somebody writes; undefined while nothing is. */
export type Draft = { text: number; head: number; values: Values } | undefined

/**
 * What she saved, or what is there already when she changed nothing: saving that would only make the history longer.
 */
export async function savedOr(
  { draft, origin }: { draft: Draft; origin: Origin | undefined },
  typing: Typing,
  save: () => Promise<SavedText>,
): Promise<SavedText> {
  return draft && isSame(draft, origin, typing) ? { text: draft.text, version: draft.head } : save()
}

const isSame = (
  draft: NonNullable<Draft>,
  origin: Origin | undefined,
  { values, head, origin: from }: Typing,
): boolean =>
  draft.head === head &&
  (from === undefined || from === origin?.madeFrom) &&
  Object.entries(values).every(([field, value]) => (draft.values[field] ?? '') === value)

interface Place {
  visit: Visit
  region: OwnRegion
  /** Below /backoffice. */
  path: string
  /** As it was before she saved. */
  progress: Progress | undefined
  mayPublish: boolean
  publish(saved: SavedText): Promise<unknown>
}

/** After the save: asks for a review or makes it public, and says what was done. */
export async function goOn(place: Place, { wish, note }: Typing, saved: SavedText): Promise<Response> {
  const { visit, region, path, progress } = place
  const isPublic = progress?.shown?.version === saved.version
  if (wish !== 'draft' && isPublic) return visit.go(path, { say: 'writing.said.unchanged' })
  if (wish === 'ask') {
    const review = await visit.run(requestReview, { ...saved, ...(note && { note }) })
    const undo = { path: textPath(region, saved.text, '/review/withdraw'), fields: { review } }
    return visit.go(path, { say: 'writing.said.asked', undo })
  }
  // Her rights may have ended while she wrote: then it is saved, and that is said.
  if (wish === 'publish' && place.mayPublish) {
    const { review } = progress ?? {}
    if (review?.verdict === null && review.version === saved.version)
      await visit.run(approveReview, { review: review.id })
    else await place.publish(saved)
    return visit.go(path, { say: 'writing.said.published', undo: undoOfPublishing(place, saved.text) })
  }
  const say: Said = wish === 'publish' ? 'writing.said.only-saved' : 'writing.said.saved'
  return visit.go(path, { say: progress?.head === saved.version ? 'writing.said.unchanged' : say })
}

/** What was public before is public again; or nothing, where nothing was. */
function undoOfPublishing({ region, progress }: Place, text: number): Undo {
  const before = progress?.shown?.version
  return before === undefined
    ? { path: textPath(region, text, '/off'), fields: {} }
    : { path: textPath(region, text, '/publish'), fields: { version: String(before) } }
}

import { changeContact, publishContact } from '../../../domain/contacts/index.ts'
import { approveReview, dropDraft, keepDraft, orKeep, requestReview } from '../../../domain/drafting/index.ts'
import { FACTS, type SavedText, staleTextOf } from '../../../domain/translations/index.ts'
import type { Visit } from '../visit.ts'
import { textPath } from '../writing/kinds.ts'
import { type Desk, deskOf, mayPublish, placeOf } from './desk.ts'
import { showDesk } from './screen.tsx'
import { showStale } from './stale.tsx'
import { faultsIn, type Typing, typingIn } from './typing.ts'

export const saveFacts = (visit: Visit): Promise<Response> => save(visit, FACTS)
export const saveWords = (visit: Visit): Promise<Response> => save(visit, visit.part('language'))

/** Saves what was typed as a version, and then asks for a review or makes it public. Nothing that was typed is lost. */
async function save(visit: Visit, slug: string): Promise<Response> {
  const desk = await deskOf(visit, slug)
  if (!desk) return visit.missing()
  const typing = typingIn(visit, desk.kind)
  try {
    const saved = isSame(desk, typing) ? headOf(desk) : await saveVersion(desk, typing)
    return await goOn(desk, typing, saved)
  } catch (error) {
    const stale = staleTextOf(error)
    if (stale) return showStale(desk, typing, stale)
    const faults = faultsIn(visit, error)
    const now = faults && (await deskOf(visit, slug))
    if (!faults || !now) throw error
    // It may have been saved, and only not been made public: the screen starts from what is there now.
    return showDesk(now, { typing: { ...typing, head: now.draft?.head ?? 0 }, faults, status: 422 })
  }
}

/** Saving what is there already would only make the history longer. */
const isSame = ({ draft, origin }: Desk, { values, head, origin: from }: Typing): boolean =>
  draft !== undefined &&
  draft.head === head &&
  (from === undefined || from === origin?.madeFrom) &&
  Object.entries(values).every(([field, value]) => (draft.values[field] ?? '') === value)

const headOf = ({ draft }: Desk): SavedText => ({ text: draft?.text ?? 0, version: draft?.head ?? 0 })

function saveVersion(desk: Desk, { values, head, note, minor, origin: now }: Typing): Promise<SavedText> {
  const { visit, contact, slug: language, origin } = desk
  const from = now ?? origin?.madeFrom
  return orKeep(
    visit.run(changeContact, {
      ...{ contact: contact.id, language, head, values },
      ...(note && { note }),
      ...(minor && language !== FACTS && { minor }),
      ...(origin && from && { origin: { language: origin.language.slug, version: from } }),
    }),
    ({ typed, madeFrom }) => visit.run(keepDraft, { ...placeOf(desk), head: madeFrom, values: typed }),
  )
}

async function goOn(desk: Desk, { wish, note }: Typing, saved: SavedText): Promise<Response> {
  const { visit, region, contact, path, progress } = desk
  const isPublic = progress?.shown?.version === saved.version
  if (wish !== 'draft' && isPublic) return visit.go(path, { say: 'writing.said.unchanged' })
  if (wish === 'ask') {
    const review = await visit.run(requestReview, { ...saved, ...(note && { note }) })
    const undo = { path: textPath(region, saved.text, '/review/withdraw'), fields: { review } }
    return visit.go(path, { say: 'writing.said.asked', undo })
  }
  // Her rights may have ended while she wrote: then it is saved, and that is said.
  if (wish === 'publish' && mayPublish(desk)) {
    const { review } = progress ?? {}
    if (review?.verdict === null && review.version === saved.version)
      await visit.run(approveReview, { review: review.id })
    else await visit.run(publishContact, { contact: contact.id, ...saved })
    return visit.go(path, { say: 'writing.said.published', undo: undoOf(desk, saved) })
  }
  if (progress?.head === saved.version) return visit.go(path, { say: 'writing.said.unchanged' })
  return visit.go(path, { say: wish === 'publish' ? 'writing.said.only-saved' : 'writing.said.saved' })
}

/** What was public before is public again; or nothing, where nothing was. */
function undoOf({ region, progress }: Desk, { text }: SavedText) {
  const before = progress?.shown?.version
  const fields: Record<string, string> = before === undefined ? {} : { version: String(before) }
  return { path: textPath(region, text, before === undefined ? '/off' : '/publish'), fields }
}

export const dropFacts = (visit: Visit): Promise<Response> => drop(visit, FACTS)
export const dropWords = (visit: Visit): Promise<Response> => drop(visit, visit.part('language'))

/** Forgets what she typed: she goes on from what is saved. */
async function drop(visit: Visit, slug: string): Promise<Response> {
  const desk = await deskOf(visit, slug)
  if (!desk) return visit.missing()
  await visit.run(dropDraft, placeOf(desk))
  return visit.go(desk.path, { say: 'writing.said.dropped' })
}

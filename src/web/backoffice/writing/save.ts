import { approveReview, keepDraft, orKeep, requestReview } from '../../../domain/drafting/index.ts'
import { publishPage, writePage } from '../../../domain/pages/index.ts'
import { type SavedText, staleTextOf } from '../../../domain/translations/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Said, Visit } from '../visit.ts'
import { type Desk, deskOf, mayPublish, placeOf } from './desk.ts'
import { textPath } from './kinds.ts'
import { showDesk } from './screen.tsx'
import { showStale } from './stale.tsx'
import { faultsOf, type Typing, typingIn } from './typing.ts'

/** Saves what was typed as a version, and then asks for a review or makes it public. Nothing that was typed is ever lost. */
export async function save(visit: Visit): Promise<Response> {
  const desk = await deskOf(visit)
  if (!desk) return visit.missing()
  const typing = typingIn(visit)
  const faults = faultsOf(visit, typing)
  if (Object.keys(faults).length > 0) return showDesk(desk, { typing, faults, status: 422 })
  try {
    const saved = isSame(desk, typing) ? headOf(desk) : await saveVersion(desk, typing)
    return await goOn(desk, typing, saved)
  } catch (error) {
    const stale = staleTextOf(error)
    if (stale) return showStale(desk, typing, stale)
    if (error instanceof Refusal && (error.code === 'taken' || error.code === 'invalid'))
      return refused(visit, typing, error)
    throw error
  }
}

/** Saving what is there already would only make the history longer. */
const isSame = ({ draft, origin }: Desk, { values, head, origin: from }: Typing): boolean =>
  draft !== undefined &&
  draft.head === head &&
  (from === undefined || from === origin?.madeFrom) &&
  Object.entries(values).every(([field, value]) => (draft.values[field] ?? '') === value)

const headOf = ({ draft }: Desk): SavedText => ({ text: draft?.text ?? 0, version: draft?.head ?? 0 })

function saveVersion({ visit, page, language, origin, ...desk }: Desk, typing: Typing): Promise<SavedText> {
  const { title = '', slug = '', content = '' } = typing.values
  const from = typing.origin ?? origin?.madeFrom
  const made = origin && from && { origin: { language: origin.language.slug, version: from } }
  return orKeep(
    visit.run(writePage, {
      ...{ page: page.id, language: language.slug, head: typing.head, title, slug, content },
      ...(typing.note && { note: typing.note }),
      ...(typing.minor && { minor: true }),
      ...made,
    }),
    ({ typed, madeFrom: head }) =>
      visit.run(keepDraft, { ...placeOf({ page, language, ...desk }), head, values: typed }),
  )
}

async function goOn(desk: Desk, { wish, note }: Typing, saved: SavedText): Promise<Response> {
  const { visit, page, path, progress, ground } = desk
  if (wish === 'ask') {
    if (isPublic(desk, saved)) return visit.go(path, { say: 'writing.said.unchanged' })
    const review = await visit.run(requestReview, { ...saved, ...(note && { note }) })
    const undo = { path: textPath(ground.region, saved.text, '/review/withdraw'), fields: { review } }
    return visit.go(path, { say: 'writing.said.asked', undo })
  }
  // Her rights may have ended while she wrote: then it is saved, and that is said.
  if (wish === 'publish' && mayPublish(desk)) {
    if (isPublic(desk, saved)) return visit.go(path, { say: 'writing.said.unchanged' })
    const { review } = progress ?? {}
    if (review?.verdict === null && review.version === saved.version)
      await visit.run(approveReview, { review: review.id })
    else await visit.run(publishPage, { page: page.id, ...saved })
    const undo = undoOfPublishing(desk, saved.text)
    return visit.go(path, { say: 'writing.said.published', undo })
  }
  const say: Said = wish === 'publish' ? 'writing.said.only-saved' : 'writing.said.saved'
  return visit.go(path, { say: progress?.head === saved.version ? 'writing.said.unchanged' : say })
}

const isPublic = ({ progress }: Desk, { version }: SavedText): boolean => progress?.shown?.version === version

/** What was public before is public again; or nothing, where nothing was. */
function undoOfPublishing({ ground: { region }, progress }: Desk, text: number) {
  const before = progress?.shown?.version
  return before === undefined
    ? { path: textPath(region, text, '/off'), fields: {} }
    : { path: textPath(region, text, '/publish'), fields: { version: String(before) } }
}

/** It may have been saved, and only not been made public: the screen starts from what is there now. */
async function refused(visit: Visit, typing: Typing, { code, faults }: Refusal): Promise<Response> {
  const desk = await deskOf(visit)
  if (!desk) return visit.missing()
  const { m } = visit
  const isSaved = (desk.draft?.head ?? 0) > typing.head
  const told =
    code === 'taken'
      ? { slug: m.text(isSaved ? 'writing.taken.saved' : 'page.refused.taken') }
      : { [faults[0]?.where === 'content' ? 'content' : '']: m.text('writing.refused') }
  const head = desk.draft?.head ?? 0
  return showDesk(desk, { typing: { ...typing, head }, faults: told, status: code === 'taken' ? 409 : 422 })
}

import { keepDraft, orKeep } from '../../../domain/drafting/index.ts'
import { pageText, publishPage, writePage } from '../../../domain/pages/index.ts'
import { type SavedText, staleTextOf } from '../../../domain/translations/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Visit } from '../visit.ts'
import { type Desk, deskOf, mayPublish, placeOf } from './desk.ts'
import { goOn, savedOr } from './go-on.ts'
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
    const saved = await savedOr(desk, typing, () => saveVersion(desk, typing))
    const { page, path, progress, ground } = desk
    const publish = (text: SavedText) => visit.run(publishPage, { page: page.id, ...text })
    const place = { visit, region: ground.region, path, progress, mayPublish: mayPublish(desk), publish }
    return await goOn(place, typing, saved)
  } catch (error) {
    const stale = staleTextOf(error)
    if (stale) {
      const { language, title: called, path, progress } = (await deskOf(visit)) ?? desk
      const together = 'writing.stale.together.lead'
      return showStale({ visit, language, kind: pageText, path, called, progress, typing, stale, together })
    }
    if (error instanceof Refusal && (error.code === 'taken' || error.code === 'invalid'))
      return refused(visit, typing, error)
    throw error
  }
}

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

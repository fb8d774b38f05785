import { changeContact, publishContact } from '../../../domain/contacts/index.ts'
import { dropDraft, keepDraft, orKeep } from '../../../domain/drafting/index.ts'
import { FACTS, type SavedText, staleTextOf } from '../../../domain/translations/index.ts'
import type { Visit } from '../visit.ts'
import { goOn, savedOr } from '../writing/go-on.ts'
import { showStale } from '../writing/stale.tsx'
import type { Typing } from '../writing/typing.ts'
import { type Desk, deskOf, mayPublish, placeOf } from './desk.ts'
import { showDesk } from './screen.tsx'
import { faultsIn, typingIn } from './typing.ts'

export const saveFacts = (visit: Visit): Promise<Response> => save(visit, FACTS)
export const saveWords = (visit: Visit): Promise<Response> => save(visit, visit.part('language'))

/** Saves what was typed as a version, and then asks for a review or makes it public. Nothing that was typed is lost. */
async function save(visit: Visit, slug: string): Promise<Response> {
  const desk = await deskOf(visit, slug)
  if (!desk) return visit.missing()
  const typing = typingIn(visit, desk.kind)
  try {
    const saved = await savedOr(desk, typing, () => saveVersion(desk, typing))
    const { region, contact, path, progress } = desk
    const publish = (text: SavedText) => visit.run(publishContact, { contact: contact.id, ...text })
    return await goOn({ visit, region, path, progress, mayPublish: mayPublish(desk), publish }, typing, saved)
  } catch (error) {
    const stale = staleTextOf(error)
    if (stale) {
      const { language, kind, path, name: called, progress } = (await deskOf(visit, slug)) ?? desk
      const together = 'contact.stale.together'
      return showStale({ visit, language, kind, path, called, progress, typing, stale, together })
    }
    const faults = faultsIn(visit, error)
    const now = faults && (await deskOf(visit, slug))
    if (!faults || !now) throw error
    // It may have been saved, and only not been made public: the screen starts from what is there now.
    return showDesk(now, { typing: { ...typing, head: now.draft?.head ?? 0 }, faults, status: 422 })
  }
}

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

export const dropFacts = (visit: Visit): Promise<Response> => drop(visit, FACTS)
export const dropWords = (visit: Visit): Promise<Response> => drop(visit, visit.part('language'))

/** Forgets what she typed: she goes on from what is saved. */
async function drop(visit: Visit, slug: string): Promise<Response> {
  const desk = await deskOf(visit, slug)
  if (!desk) return visit.missing()
  await visit.run(dropDraft, placeOf(desk))
  return visit.go(desk.path, { say: 'writing.said.dropped' })
}

import { type Neighbour, othersAt } from '../../../domain/drafting/index.ts'
import { pageText } from '../../../domain/pages/index.ts'
import { type Autosave, autosaveOf, draftOf, type Values } from '../../../domain/translations/index.ts'
import { type Language, languageOf } from '../../../kernel/language.ts'
import type { About } from '../../../kernel/right.ts'
import { type Ground, groundOf, type OutlinePage, pageOf, pathOfPage } from '../pages/ground.ts'
import { personOf, type Visit } from '../visit.ts'
import { type Origin, originOf } from './origin.ts'
import { type Progress, progressOf } from './progress.ts'

/** Where somebody writes a page in a language, with all that lies there. */
export interface Desk {
  visit: Visit
  ground: Ground
  page: OutlinePage
  language: Language
  /** Below /backoffice. */
  path: string
  about: About
  /** What the page is called, in the region's own language where it has a title there. */
  title: string
  /** What it says now; undefined while it says nothing in this language. */
  draft: { text: number; head: number; values: Values } | undefined
  progress: Progress | undefined
  /** What it is translated from; undefined in the region's own language. */
  origin: Origin | undefined
  /** What she typed and did not save. */
  typed: Autosave | undefined
  /** Who else is here. */
  others: readonly Neighbour[]
}

/** undefined: the region does not speak this language. */
export async function deskOf(visit: Visit): Promise<Desk | undefined> {
  const { reader, clock } = visit.parts
  const ground = await groundOf(visit)
  const page = pageOf(ground)
  const branch = ground.branches.find(({ language }) => language === visit.part('language'))
  if (!branch) return undefined
  const { language: slug, parent } = branch
  const place = { kind: pageText.subject, subject: page.id, language: slug }
  const account = personOf(visit).actor.id
  const draft = await draftOf(reader, place.kind, page.id, slug)
  const isArchived = ground.outline.wayTo(page.id).some(({ archived_at }) => archived_at !== null)
  const progress = draft && (await progressOf(visit, { ...draft, isArchived }))
  const described = (await ground.describe([page.id])).get(page.id)
  return {
    ...{ visit, ground, page, draft, progress },
    language: languageOf(slug),
    path: pathOfPage(ground.region, page.id, `/${slug}`),
    about: { ...ground.outline.about(page.id), translation: parent !== null },
    title: described?.title || visit.m.text('page.untitled'),
    origin: await originOf(visit, { ...place, parent }, progress?.versions[0]),
    typed: await autosaveOf(reader, account, place),
    others: await othersAt(reader, place, account, clock()),
  }
}

/** Where in drafting this is: kind, thing, language. */
export const placeOf = ({ page, language }: Pick<Desk, 'page' | 'language'>) => ({
  ...{ kind: pageText.subject, subject: page.id, language: language.slug },
})

export const mayWrite = ({ visit, about }: Desk): boolean => visit.may('page.write', about)
export const mayPublish = ({ ground, page }: Desk): boolean => ground.may('page.publish', page)

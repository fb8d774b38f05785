import { contactFacts, contactText } from '../../../domain/contacts/index.ts'
import { languageTree } from '../../../domain/regions/index.ts'
import {
  type Autosave,
  autosaveOf,
  draftOf,
  FACTS,
  type LanguageBranch,
  type Values,
} from '../../../domain/translations/index.ts'
import { type Language, type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { TextKind } from '../../../kernel/module.ts'
import type { About } from '../../../kernel/right.ts'
import type { OwnRegion } from '../parts.ts'
import { personOf, regionOf, type Visit } from '../visit.ts'
import { type Origin, originOf } from '../writing/origin.ts'
import { type Progress, progressOf } from '../writing/progress.ts'
import { type ContactRow, contactOf, pathOfContact } from './place.ts'

/** Where somebody changes the facts of a contact, or what it says in a language, with all that lies there. */
export interface Desk {
  visit: Visit
  region: OwnRegion
  contact: ContactRow
  /** The region's languages, its own first. */
  branches: readonly LanguageBranch[]
  /** undefined: its facts, which are the same in every language. */
  language: Language | undefined
  slug: LanguageSlug
  kind: TextKind
  /** Below /backoffice. */
  path: string
  about: About
  name: string
  /** What is said now; undefined while nothing is. */
  draft: { text: number; head: number; values: Values } | undefined
  progress: Progress | undefined
  /** What it is translated from; undefined for facts and in the region's own language. */
  origin: Origin | undefined
  /** What she typed and did not save: kept when somebody else saved first. */
  typed: Autosave | undefined
}

/** undefined: the region does not speak this language. */
export async function deskOf(visit: Visit, slug: LanguageSlug): Promise<Desk | undefined> {
  const { reader } = visit.parts
  const region = regionOf(visit)
  const contact = await contactOf(visit)
  const branches = await languageTree(reader, region.id)
  const branch = branches.find(({ language }) => language === slug)
  if (!branch && slug !== FACTS) return undefined
  const kind = slug === FACTS ? contactFacts : contactText
  const place = { kind: kind.subject, subject: contact.id, language: slug }
  const draft = await draftOf(reader, place.kind, contact.id, slug)
  const facts = slug === FACTS ? draft : await draftOf(reader, place.kind, contact.id, FACTS)
  const isArchived = contact.archived_at !== null
  const progress = draft && (await progressOf(visit, { ...draft, isArchived }))
  const about = { region: region.id, organisation: contact.organisation_id }
  return {
    ...{ visit, region, contact, branches, slug, kind, draft, progress },
    language: slug === FACTS ? undefined : languageOf(slug),
    path: pathOfContact(region, contact.id, `/${slug}`),
    about: { ...about, translation: (branch?.parent ?? null) !== null },
    name: facts?.values.name || visit.m.text('contact.nameless'),
    origin: await originOf(visit, { ...place, parent: branch?.parent ?? null }, progress?.versions[0]),
    typed: await autosaveOf(reader, personOf(visit).actor.id, place),
  }
}

/** Where in drafting this is: kind, thing, language. */
export const placeOf = ({ kind, contact, slug }: Pick<Desk, 'kind' | 'contact' | 'slug'>) => ({
  ...{ kind: kind.subject, subject: contact.id, language: slug },
})

export const mayChange = ({ visit, about }: Desk): boolean => visit.may('contact.change', about)
export const mayPublish = ({ visit, about }: Desk): boolean => visit.may('contact.publish', about)

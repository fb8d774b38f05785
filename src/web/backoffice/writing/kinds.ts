import { publishContact, unscheduleContact, withdrawContact } from '../../../domain/contacts/index.ts'
import { aboutText } from '../../../domain/drafting/index.ts'
import { publishPage, unschedulePage, withdrawPage } from '../../../domain/pages/index.ts'
import { namesOfTexts, type TextName } from '../../../domain/translations/index.ts'
import type { About } from '../../../kernel/right.ts'
import type { OwnRegion } from '../parts.ts'
import { regionOf, type Visit } from '../visit.ts'

interface When {
  text: number
  version: number
  from?: string | undefined
  until?: string | undefined
}

/** What differs between the things that are written here. Versions, review and comments are the same for all. */
interface Kind {
  /** Where it is written, below a region. */
  folder: string
  /** Who may make it public. */
  verb: string
  publish(visit: Visit, subject: string, when: When): Promise<void>
  unschedule(visit: Visit, subject: string, text: number): Promise<void>
  withdraw(visit: Visit, subject: string, text: number): Promise<void>
}

const KINDS: Readonly<Record<string, Kind>> = {
  page: {
    folder: 'pages',
    verb: 'page.publish',
    publish: (visit, page, when) => visit.run(publishPage, { page, ...when }),
    unschedule: (visit, page, text) => visit.run(unschedulePage, { page, text }),
    withdraw: (visit, page, text) => visit.run(withdrawPage, { page, text }),
  },
  contact: {
    folder: 'contacts',
    verb: 'contact.publish',
    publish: (visit, contact, when) => visit.run(publishContact, { contact, ...when }),
    unschedule: (visit, contact, text) => visit.run(unscheduleContact, { contact, text }),
    withdraw: (visit, contact, text) => visit.run(withdrawContact, { contact, text }),
  },
}

/** The kind of what a text is about. Throws when nothing of it is written in the back office. */
export function kindOf(kind: string): Kind {
  const found = KINDS[kind]
  if (!found) throw new Error(`texts of a '${kind}' are not written here`)
  return found
}

/** Below /backoffice: where a text is written. */
export const deskPath = (
  { slug }: OwnRegion,
  { kind, subject, language }: Pick<TextName, 'kind' | 'subject' | 'language'>,
): string => `/regions/${slug}/${kindOf(kind).folder}/${subject}/${language}`

/** Below /backoffice: what is done with a text whatever it is about. */
export const textPath = ({ slug }: OwnRegion, text: number, rest = ''): string =>
  `/regions/${slug}/texts/${text}${rest}`

/** The number of the text that the address names: '/regions/:region/texts/:text'. */
const numberIn = (visit: Visit): number | undefined =>
  /^\d{1,9}$/.test(visit.part('text')) ? Number(visit.part('text')) : undefined

/** For routes that do something with a text. */
export async function aboutTheText(visit: Visit): Promise<About | undefined> {
  const text = numberIn(visit)
  return text === undefined ? undefined : aboutText(visit.parts.reader, text)
}

/** For routes that only show it: who looks is not asked in which language. */
export async function aboutSeeing(visit: Visit): Promise<About | undefined> {
  const about = await aboutTheText(visit)
  if (!about) return undefined
  const { translation: _, ...rest } = about
  return rest
}

/** A text with what decides who may do something with it. */
export interface NamedText extends TextName {
  about: About
  /** Below /backoffice. */
  desk: string
}

/** The text that the address names: the guard has found it. Throws otherwise. */
export async function textOf(visit: Visit): Promise<NamedText> {
  const number = numberIn(visit)
  const { reader } = visit.parts
  const name = number === undefined ? undefined : (await namesOfTexts(reader, [number])).get(number)
  const about = await aboutTheText(visit)
  if (!name || !about) throw new Error('the route is not about a text')
  return { ...name, about, desk: deskPath(regionOf(visit), name) }
}

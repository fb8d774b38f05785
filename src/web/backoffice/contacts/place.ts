import { aboutContact, contactById } from '../../../domain/contacts/index.ts'
import { isTranslation } from '../../../domain/regions/index.ts'
import { FACTS, headsOf } from '../../../domain/translations/index.ts'
import type { About } from '../../../kernel/right.ts'
import type { OwnRegion } from '../parts.ts'
import { regionOf, type Visit } from '../visit.ts'

export type ContactRow = NonNullable<Awaited<ReturnType<typeof contactById>>>

/** Below /backoffice: where the screens of a contact are. */
export const pathOfContact = ({ slug }: OwnRegion, contact: string, rest: string): string =>
  `/regions/${slug}/contacts/${contact}${rest}`

/** For routes about one contact, and about its facts: '/regions/:region/contacts/:contact'. */
export const aboutTheContact = ({ parts, part }: Visit): Promise<About | undefined> =>
  aboutContact(parts.reader, part('contact'))

/** For routes that change what it says in a language: a translator may do so in languages that are translated. */
export async function aboutItsWords(visit: Visit): Promise<About | undefined> {
  const about = await aboutTheContact(visit)
  if (!about) return undefined
  const translation = await isTranslation(visit.parts.reader, regionOf(visit).id, visit.part('language'))
  return { ...about, translation }
}

/** The contact that the address names: the guard has found it. Throws otherwise. */
export async function contactOf({ parts, part }: Visit): Promise<ContactRow> {
  const contact = await contactById(parts.reader, part('contact'))
  if (!contact) throw new Error('the route is not about a contact')
  return contact
}

/** An organisation of the region by its name. */
export interface NamedOrganisation {
  id: string
  name: string
}

/** The organisations of a region, by name. */
export async function organisationsIn({ parts }: Visit, region: string): Promise<NamedOrganisation[]> {
  const heads = await headsOf(parts.reader, region, 'organisation', FACTS)
  return heads
    .map(({ subject, lines }) => ({ id: subject, name: lines.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
}

import { type PersonThere, personThere } from '../../../domain/accounts/index.ts'
import type { About } from '../../../kernel/right.ts'
import type { Route, Visit } from '../visit.ts'

/** Where people are looked after: a region, or the installation as a whole. */
export interface Place {
  /** null: the installation. */
  region: string | null
  name: string
  /** Its addresses, below /backoffice. */
  base: string
}

export const placeOf = ({ region, m }: Visit): Place =>
  region
    ? { region: region.id, name: region.name, base: `/regions/${region.slug}` }
    : { region: null, name: m.text('people.everywhere'), base: '' }

/** What the address is about: somebody who works here, or did. */
export const personIn = (visit: Visit): Promise<PersonThere | undefined> =>
  personThere(visit.parts.reader, placeOf(visit).region, visit.part('account'))

export async function aboutPerson(visit: Visit): Promise<About | undefined> {
  const person = await personIn(visit)
  return person && { region: placeOf(visit).region, account: person.id }
}

type Screen = Pick<Route, 'method' | 'path' | 'answer' | 'undoes'> & {
  may: string
  about?(visit: Visit): Promise<About | undefined>
}

/** The same screen for a region and for the installation as a whole. */
export const inBoth = ({ may, about, path, ...rest }: Screen): Route[] => {
  const right = { may, ...(about && { about }) }
  return [
    { ...rest, path: `/regions/:region${path}`, openTo: right },
    { ...rest, path, openTo: { ...right, at: 'installation' } },
  ]
}

import { createContact } from '../../src/domain/contacts/index.ts'
import { addPicture } from '../../src/domain/media/index.ts'
import { createOrganisation } from '../../src/domain/organisations/index.ts'
import { createPage, writePage } from '../../src/domain/pages/index.ts'
import { addLanguage, createRegion } from '../../src/domain/regions/index.ts'
import type { AccountActor } from '../../src/kernel/actor.ts'
import type { Role } from '../../src/kernel/role.ts'
import { somebodyWho } from '../people.ts'
import { HAFEN, type Town } from '../town.ts'

export const ORGANISATIONS = ['own', 'other', 'none'] as const
export type Whose = (typeof ORGANISATIONS)[number]

/** What there is in a region, once for each organisation that it may belong to. */
export interface Place {
  region: string
  organisation: Record<Whose, string | null>
  page: Record<Whose, { id: string; text: number }>
  contact: Record<Whose, string>
  picture: string
  /** Somebody who works there and nowhere else. */
  member: AccountActor
}

/** The region where somebody works, and another. */
export interface World {
  own: Place
  other: Place
}

export async function buildWorld(town: Town): Promise<World> {
  const berg = await town.run(createRegion, { slug: 'berg', language: 'de', ...HAFEN, name: 'Berg' })
  await town.run(addLanguage, { region: berg, language: 'uk', parent: 'de' })
  return { own: await furnish(town, town.region), other: await furnish(town, berg) }
}

async function furnish(town: Town, region: string): Promise<Place> {
  const organisation: Place['organisation'] = {
    own: await town.run(createOrganisation, { region, name: 'Volkshochschule' }),
    other: await town.run(createOrganisation, { region, name: 'Lotsenhaus' }),
    none: null,
  }
  const each = async <T>(make: (whose: Whose) => Promise<T>) =>
    Object.fromEntries(
      await Promise.all(ORGANISATIONS.map(async (whose) => [whose, await make(whose)] as const)),
    ) as Record<Whose, T>
  return {
    region,
    organisation,
    page: await each(async (whose) => {
      const place = { region, parent: null, position: 9, organisation: organisation[whose] }
      const id = await town.run(createPage, place)
      const words = { title: whose, slug: `seite-${whose}`, content: '' }
      return { id, text: (await town.run(writePage, { page: id, language: 'de', head: 0, ...words })).text }
    }),
    contact: await each((whose) =>
      town.run(createContact, { region, organisation: organisation[whose], facts: { name: whose } }),
    ),
    picture: await town.run(addPicture, { region, picture: PICTURE, name: 'hafen.png' }),
    member: await somebodyWho(town.house, { role: 'observer', region, organisation: null }),
  }
}

/** An id that nothing has. */
export const ABSENT = 'absent'

/** A place where nothing is, for asking what somebody is told then. */
export const nowhere = (member: AccountActor): Place => {
  const page = { id: ABSENT, text: 0 }
  return {
    region: ABSENT,
    organisation: { own: ABSENT, other: ABSENT, none: null },
    page: { own: page, other: page, none: page },
    contact: { own: ABSENT, other: ABSENT, none: ABSENT },
    picture: ABSENT,
    member: { ...member, id: ABSENT },
  }
}

export const PICTURE = { hash: 'a'.repeat(64), width: 1, height: 1, bytes: 1 }

/** Somebody with a role in the region where she works, and perhaps a right on a page. */
export function somebody(
  world: World,
  role: Role | 'no role',
  more: { organisation?: string | null; page?: string; right?: 'author' | 'editor' } = {},
): AccountActor {
  const region = role === 'service team' ? null : world.own.region
  const organisation = role === 'partner' ? (more.organisation ?? world.own.organisation.own) : null
  return {
    kind: 'account',
    id: 'somebody',
    memberships: role === 'no role' ? [] : [{ role, region, organisation }],
    pages: more.page && more.right ? [{ page: more.page, right: more.right }] : [],
  }
}

import { invite } from '../../src/domain/accounts/index.ts'
import { addLanguage } from '../../src/domain/regions/index.ts'
import { startReplacement } from '../../src/domain/replacing/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import type { About } from '../../src/kernel/right.ts'
import type { Office } from '../../src/web/backoffice/testing-office.ts'
import { somebodyWho } from '../people.ts'
import type { Town } from '../town.ts'
import { buildWorld, type Place, type World } from './rights-world.ts'

/** What a piece of an address stands for, and what decides who may. `about` null: there is no such thing in the region. */
export interface Thing {
  value: string
  about: About | null
  /** In words, for whoever reads a failure. */
  called: string
}

/** Pieces of addresses -> the things that are tried there. */
export type Things = Readonly<Record<string, readonly Thing[]>>

/** The office's region with a page, a contact and people of every kind, and another region with the same. */
export async function furnishOffice({ house, region }: Office): Promise<World> {
  const run: Town['run'] = (command, input) => house.bus.execute(command, input, SYSTEM)
  await run(addLanguage, { region, language: 'uk', parent: 'de' })
  return buildWorld({ house, region, run } as Town)
}

/**
 * What is tried in each piece of an address below '/regions/:region'. A new piece of an address gets a line here, with the
 * things of the own region first, and then one of another region and one that is nowhere.
 */
export async function thingsOf({ house }: Office, { own, other }: World): Promise<Things> {
  const guest = { email: 'gast@hafen.example', name: 'Gast', role: 'author' as const, region: own.region }
  const { invitation } = await house.bus.execute(invite, guest, SYSTEM)
  const replacement = await replacedIn(house, own)
  const elsewhere = await replacedIn(house, other)
  const service = await somebodyWho(house, { role: 'service team', region: null, organisation: null })
  const { region } = own
  const here = (value: string, more: Omit<About, 'region'> = {}, called = value): Thing => ({
    value,
    about: { region, ...more },
    called,
  })
  const strange = (value: string): Thing => ({ value, about: null, called: `${value} of nobody here` })
  return {
    page: [...eachOf(own, 'page'), strange(other.page.none.id), strange('absent')],
    contact: [...eachOf(own, 'contact'), strange(other.contact.none), strange('absent')],
    account: [
      here(own.member.id, { account: own.member.id }),
      { value: service.id, about: { region: null, account: service.id }, called: 'of the service team' },
      strange(other.member.id),
      strange('absent'),
    ],
    // Its first text decides: a page of no organisation, in the region's own language.
    replacement: [
      here(replacement, { organisation: null, pages: [own.page.none.id], translation: false }),
      strange(elsewhere),
      strange('absent'),
    ],
    // Whatever decides about these is decided by the region, or by another piece of the address.
    invitation: [here(invitation)],
    organisation: [here(own.organisation.own ?? '')],
    picture: [here(own.picture)],
    text: [
      ...(['own', 'other', 'none'] as const).map((whose) => {
        const { id, text } = own.page[whose]
        const about = { organisation: own.organisation[whose], pages: [id], translation: false }
        return here(String(text), about, `text of a page of organisation '${whose}'`)
      }),
      strange(String(other.page.none.text)),
      strange('absent'),
    ],
    version: [here('1')],
    other: [here('1')],
    language: [here('de', { translation: false }), here('uk', { translation: true })],
  }
}

/** A replacement in one text of a place; nothing of it stands there, so that nothing changes. */
const replacedIn = (house: Office['house'], { region, page }: Place): Promise<string> =>
  house.bus.execute(
    startReplacement,
    {
      region,
      question: {
        ...{ find: 'Schiff', replacement: 'Boot', languages: [] },
        ...{ matchCase: true, wholeWords: true, links: false },
      },
      manner: { minor: false, publish: false },
      texts: [{ text: page.none.text, head: 1, hits: null }],
    },
    SYSTEM,
  )

const eachOf = (place: Place, kind: 'page' | 'contact'): Thing[] =>
  (['own', 'other', 'none'] as const).map((whose) => {
    const thing = place[kind][whose]
    const value = typeof thing === 'string' ? thing : thing.id
    const about = { region: place.region, organisation: place.organisation[whose] }
    return {
      value,
      about: kind === 'page' ? { ...about, pages: [value] } : about,
      called: `${kind} of organisation '${whose}'`,
    }
  })

/** An address with things in it, and all that they decide together. */
export interface Filled {
  path: string
  about: About | null
  called: string
}

/**
 * All addresses that a path stands for. Throws, with what to do, when it has a piece that nobody has told us about.
 * @example fill('/regions/:region/pages/:page', things, 'hafen', region)
 */
export function fill(path: string, things: Things, slug: string, region: string | null): Filled[] {
  let filled: Filled[] = [{ path, about: { region }, called: '' }]
  for (const [piece, name = ''] of path.matchAll(/:(\w+)/g)) {
    const tried = name === 'region' ? [{ value: slug, about: { region }, called: '' }] : things[name]
    if (!tried)
      throw new Error(
        `${path}: nobody knows what ':${name}' stands for. Add a line to thingsOf in test/house/route-things.ts: ` +
          'things of the region with what decides about them, one of another region and one that is nowhere.',
      )
    filled = filled.flatMap((before) =>
      tried.map(({ value, about, called }) => ({
        path: before.path.replace(piece, value),
        // A thing of a region is none of the installation's, and the other way round.
        about: before.about && about && about.region === region ? { ...before.about, ...about } : null,
        called: [before.called, called].filter(Boolean).join(', '),
      })),
    )
  }
  return filled
}

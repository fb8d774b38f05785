import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../src/kernel/actor.ts'
import type { Policy } from '../../src/kernel/module.ts'
import { isAtHome, type Rights } from '../../src/kernel/right.ts'
import { MODULES } from '../../src/modules.ts'
import { ROUTES } from '../../src/web/backoffice/routes.ts'
import { type Office, openOffice } from '../../src/web/backoffice/testing-office.ts'
import { isRight, type Right, type Route } from '../../src/web/backoffice/visit.ts'
import { DATABASES } from '../databases.ts'
import { everybody, type Tried } from './route-people.ts'
import { type Filled, fill, furnishOffice, type Things, thingsOf } from './route-things.ts'

const views: Policy = Object.assign({}, ...MODULES.map((module) => module.views ?? {}))

/** Routes that ask for a right. */
const GUARDED = ROUTES.filter((route): route is Route & { openTo: Right } => isRight(route.openTo))

/** What the policies say of somebody at an address. */
function isLetIn(
  rights: Rights,
  { openTo }: { openTo: Right },
  actor: AccountActor,
  about: Filled['about'],
  region: string | null,
) {
  if (!isAtHome(actor, { region })) return 404
  const { may: verb } = openTo
  if (!openTo.about)
    return (region === null ? rights.may(actor, verb, { region }) : rights.mayIn(actor, verb, region))
      ? 'in'
      : 403
  if (!about) return 404
  // Who only looks is not asked in which language.
  const { translation, ...rest } = about
  const decides = verb in views || translation === undefined ? rest : { ...rest, translation }
  return rights.may(actor, verb, decides) ? 'in' : 403
}

/** Watches who gets past the guard, and lets the route answer as it does. */
function watch(reached: Set<string>, among: readonly Route[]): () => void {
  const before = among.map((route) => route.answer)
  for (const route of among) {
    const answer = route.answer
    route.answer = (visit) => {
      reached.add(visit.person?.actor.id ?? 'nobody')
      return answer(visit)
    }
  }
  return () => {
    among.forEach((route, i) => {
      route.answer = before[i] as Route['answer']
    })
  }
}

/** The guard asks policies and a few rows: with --long on both databases. What commands refuse is asked on both each time. */
const KINDS = process.env.LONG ? DATABASES : (['sqlite'] as const)

describe.each(KINDS)('addresses of the back office (%s)', (kind) => {
  let office: Office
  let things: Things
  let people: Tried[]
  beforeAll(async () => {
    office = await openOffice(kind)
    const world = await furnishOffice(office)
    things = await thingsOf(office, world)
    people = await everybody(office, world)
  })
  afterAll(() => office.leave())

  /** Where the house lets in or keeps out other than the policies say; and how many were asked. */
  async function mismatches(among: typeof GUARDED, rights: Rights = office.house.rights) {
    const wrong: string[] = []
    const reached = new Set<string>()
    const stop = watch(reached, among)
    let tried = 0
    for (const route of among) {
      const region = route.openTo.at === 'installation' ? null : office.region
      for (const { path, about, called } of fill(route.path, things, 'hafen', region))
        for (const who of people) {
          reached.clear()
          const address = `/backoffice${path}`
          const { status } =
            route.method === 'GET' ? await who.browser.get(address) : await who.browser.send(address, {})
          const told = reached.has(who.actor.id) ? 'in' : status
          const expected = isLetIn(rights, route, who.actor, about, region)
          if (told !== expected || status >= 500)
            wrong.push(
              `${route.method} ${route.path} (${called}), ${who.called}: ${told} ${status}, not ${expected}`,
            )
          tried++
        }
    }
    stop()
    return { wrong, tried }
  }

  it('let in whom the policies let in, and nobody else', async () => {
    const { wrong, tried } = await mismatches(GUARDED)
    expect(wrong.slice(0, 20)).toEqual([])
    expect(tried).toBeGreaterThan(GUARDED.length * 20)
  }, 180_000)

  it('policies that say other are found out', async () => {
    const { rights } = office.house
    const people = GUARDED.filter(({ path }) => path === '/regions/:region/people')
    const lax: Rights = {
      ...rights,
      mayIn: (actor, verb, region) =>
        rights.mayIn(actor, verb, region) || actor.memberships.some(({ role }) => role === 'author'),
    }
    const strict: Rights = { ...rights, mayIn: () => false }
    expect((await mismatches(people, lax)).wrong).toHaveLength(1)
    expect((await mismatches(people, strict)).wrong).toHaveLength(2)
  })

  it('a piece of an address that nobody knows is told with what to do', () => {
    expect(() => fill('/regions/:region/ships/:ship', things, 'hafen', 'r')).toThrow(
      "nobody knows what ':ship' stands for. Add a line to thingsOf",
    )
  })
})

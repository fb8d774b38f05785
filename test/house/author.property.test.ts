import '../property-seed.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allowPage } from '../../src/domain/accounts/index.ts'
import { pagesOf, publishPage, writePage } from '../../src/domain/pages/index.ts'
import { draftOf } from '../../src/domain/translations/index.ts'
import type { AccountActor } from '../../src/kernel/actor.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { tables } from '../../src/platform/database/handle.ts'
import { DATABASES } from '../databases.ts'
import { somebodyWho, whatMay } from '../people.ts'
import { openTown, type Town } from '../town.ts'
import { CASES } from './rights-cases.ts'
import { buildWorld, ORGANISATIONS, type World } from './rights-world.ts'

/** What somebody tries: any command on any thing, or what an author does all day and one step more. */
const step = fc.oneof(
  fc.record({
    name: fc.constantFrom(...Object.keys(CASES)),
    where: fc.constantFrom('own' as const, 'other' as const),
    whose: fc.constantFrom(...ORGANISATIONS),
  }),
  fc.record({
    page: fc.nat(),
    language: fc.constantFrom('de', 'uk', 'ar'),
    slug: fc.constantFrom('eins', 'zwei', 'search'),
    hours: fc.option(fc.integer({ min: -1, max: 2 })),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

it.each(DATABASES)(
  'no sequence of commands by an author makes anything public, or gives her more (%s)',
  async (kind) => {
    const { town, world, author } = await settle(kind)
    try {
      let done = 0
      const before = await publicState(town, author.id)
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          for (const one of steps) if (await attempt(town, world, author, one)) done++
          town.later(3600_000 * 3)
          expect(await publicState(town, author.id)).toEqual(before)
        }),
        { numRuns: process.env.LONG ? 1000 : kind === 'sqlite' ? 40 : 15 },
      )
      // She has not been idle: pages were made and texts were written.
      expect(done).toBeGreaterThan(20)
      await town.run(publishPage, await somethingSaved(town, world))
      expect(await publicState(town, author.id)).not.toEqual(before)
    } finally {
      await town.leave()
    }
  },
  process.env.LONG ? 900_000 : 60_000,
)

async function settle(kind: 'sqlite' | 'postgres') {
  const town = await openTown(kind)
  const world = await buildWorld(town)
  const { id } = await somebodyWho(town.house, { role: 'author', region: town.region, organisation: null })
  await town.run(allowPage, { page: town.pages.ankommen.id, account: id, as: 'author' })
  return { town, world, author: await whatMay(town.house, id) }
}

/** Answers whether it was done. */
async function attempt(town: Town, world: World, author: AccountActor, one: Step): Promise<boolean> {
  try {
    if ('name' in one) {
      const { name, where, whose } = one
      const { command, input } = CASES[name] as (typeof CASES)[string]
      await town.house.bus.execute(command, await input({ town, place: world[where], whose }), author)
    } else await writeAndPublish(town, author, one)
    return true
  } catch (error) {
    if (error instanceof Refusal) return 'page' in one && error.code === 'forbidden'
    throw error
  }
}

async function writeAndPublish(
  { house, region }: Town,
  author: AccountActor,
  { page: any, language, slug, hours }: Extract<Step, { page: number }>,
): Promise<void> {
  const pages = await pagesOf(house.database.reader, region)
  const page = pages[any % pages.length]?.id ?? ''
  const head = (await draftOf(house.database.reader, 'page', page, language))?.head ?? 0
  const text = { language, head, title: slug, slug, content: '<p>Geheim</p>' }
  const saved = await house.bus.execute(writePage, { page, ...text }, author)
  const from =
    hours === null ? {} : { from: new Date(Date.parse(house.clock()) + hours * 3600_000).toISOString() }
  await house.bus.execute(publishPage, { page, ...saved, ...from }, author)
}

/** All that people can see, all that is planned, and what the author may. */
async function publicState({ house }: Town, author: string) {
  await house.worker.drain()
  const records = await Promise.all(['hafen', 'berg'].map((slug) => house.editions.record(slug)))
  const publications = await tables<{ publications: { id: string; ended_at: string | null } }>(
    house.database.reader,
  )
    .selectFrom('publications')
    .select(['id', 'ended_at'])
    .orderBy('id')
    .execute()
  return { records, publications, author: await whatMay(house, author) }
}

async function somethingSaved({ house }: Town, { own }: World) {
  const { id } = own.page.none
  const draft = await draftOf(house.database.reader, 'page', id, 'de')
  return { page: id, text: draft?.text ?? 0, version: 1 }
}

import '../property-seed.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DATABASES } from '../databases.ts'
import { openTown, type Town } from '../town.ts'
import { FAULTS } from './model-faults.ts'
import { play } from './model-play.ts'
import { step } from './model-steps.ts'
import { checkEdition, checkRecords } from './model-truth.ts'
import { accounts, beginPlay, type Door } from './model-world.ts'

/** Sequences: 500 together. All of one database share it, each with a region of its own. */
const SEQUENCES = process.env.LONG ? { sqlite: 5000, postgres: 5000 } : { sqlite: 300, postgres: 200 }
const ONLY_ONE = 500

const straight =
  ({ house }: Town): Door =>
  (command, input, actor) =>
    house.bus.execute(command, input, actor)

async function tryAll(
  kind: 'sqlite' | 'postgres',
  doorOf: (town: Town) => Door,
  run: { numRuns: number; endOnFailure?: boolean },
) {
  const town = await openTown(kind)
  let done = 0
  let tried = 0
  try {
    const ids = await accounts(town)
    const result = await fc.check(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const world = await beginPlay(town, ids, doorOf(town))
        for (const one of steps) {
          tried++
          if (await play(world, one)) done++
        }
        await checkEdition(world)
        await checkRecords(world)
      }),
      run,
    )
    return { result, done, tried }
  } finally {
    await town.leave()
  }
}

it.each(DATABASES)(
  'whoever does what in whatever order: no edit is lost, and nothing is public that nobody published (%s)',
  async (kind) => {
    const both = DATABASES.length > 1
    const numRuns = both ? SEQUENCES[kind] : process.env.LONG ? 10_000 : ONLY_ONE
    const { result, done, tried } = await tryAll(kind, straight, { numRuns })
    if (result.failed) throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance })
    expect(result.numRuns).toBe(numRuns)
    // About half of what people try is let.
    expect(done).toBeGreaterThan(tried / 3)
  },
  process.env.LONG ? 7_200_000 : 240_000,
)

it.each(Object.entries(FAULTS))('a house that %s is found out', async (_, doorOf) => {
  const { result } = await tryAll('sqlite', doorOf, { numRuns: 200, endOnFailure: true })
  expect(result.failed).toBe(true)
  // By what it did, not by a fault of this test.
  expect(String(result.errorInstance)).toMatch(/Departure|AssertionError|the model says|is not told/)
})

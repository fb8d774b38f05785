import fc from 'fast-check'
import { LANGUAGES, PEOPLE } from './model.ts'

/** So many hours from now, or nothing said. */
const hours = fc.option(fc.integer({ min: -1, max: 5 }), { freq: 2 })
const who = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('manager' as const, 'editor' as const, 'keeper' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...PEOPLE) },
)
// Mostly the same text: what goes wrong, goes wrong where several things meet.
const page = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 20 }) })
const language = fc.oneof(
  { weight: 3, arbitrary: fc.constant('de' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...LANGUAGES) },
)
/** How many saves somebody has not seen: mostly none. */
const behind = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 2 }) },
)
/** An address: mostly one of its own, sometimes one that others have. */
const slug = fc.option(fc.constantFrom('eins', 'zwei'), { freq: 4 })
const at = { who, page, language }

/** What somebody does next. Which page, version or review it is about is counted among those there are by then. */
export const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('save' as const), ...at, behind, slug }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('type' as const), ...at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('save at once' as const), ...at, other: who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('revert' as const), ...at, version: fc.nat(), behind }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('publish' as const),
      ...at,
      version: fc.option(fc.nat(), { freq: 2 }),
      from: hours,
      until: hours,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unschedule' as const), ...at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('withdraw' as const), ...at }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('ask' as const), ...at, behind }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('approve' as const),
      ...at,
      only: fc.boolean(),
      from: hours,
      until: hours,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('send back' as const), ...at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take back' as const), ...at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('move' as const),
      ...{ who, page, target: fc.nat({ max: 20 }), behind },
      where: fc.constantFrom('before' as const, 'after' as const, 'below' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('archive' as const),
      who,
      page,
      archived: fc.boolean(),
      behind,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('create' as const), who, page: fc.option(page) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('later' as const), hours: fc.integer({ min: 1, max: 4 }) }),
  },
)

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
export type Of<D extends Step['does']> = Extract<Step, { does: D }>

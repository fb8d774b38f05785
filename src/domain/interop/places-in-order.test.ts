import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionsFor } from './places-in-order.ts'

it('positions rise strictly, whatever they were', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined })), (now) => {
      const positions = positionsFor(now)
      expect(positions).toHaveLength(now.length)
      expect(positions.every((position, i) => i === 0 || position > (positions[i - 1] as number))).toBe(true)
      expect(positionsFor(positions)).toEqual(positions)
    }),
  )
})

it.each([
  { what: 'new ones', now: [undefined, undefined], wanted: [16, 32] },
  { what: 'one between two', now: [16, undefined, 32], wanted: [16, 24, 32] },
  { what: 'one before all', now: [undefined, 16], wanted: [0, 16] },
  { what: 'the last now first', now: [48, 16, 32], wanted: [0, 16, 32] },
  { what: 'no room between', now: [16, undefined, 17], wanted: [16, 32, 48] },
])('$what: as few move as possible', ({ now, wanted }) => {
  expect(positionsFor(now)).toEqual(wanted)
})

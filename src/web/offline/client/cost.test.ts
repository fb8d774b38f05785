import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Offer } from '../choice.ts'
import { costOf, picturesOf, sensitiveOf } from './cost.ts'

const offer: Offer = {
  region: 'hafen',
  sequence: 7,
  program: 1_000,
  languages: [
    { language: 'de', bytes: 100, sensitive: 10, pictures: 5_000 },
    { language: 'uk', bytes: 200, sensitive: null, pictures: 4_000 },
    { language: 'ar', bytes: 400, sensitive: 40, pictures: 0 },
  ],
}
const pages = (...languages: string[]) => ({ languages, sensitive: false, pictures: false })

it('a choice costs its languages, and the program once a device', () => {
  expect(costOf(offer, pages('de', 'uk'), true)).toBe(300)
  expect(costOf(offer, pages('de', 'uk'), false)).toBe(1_300)
})

it('the sensitive pages cost something only where there are some, and only when they are wanted', () => {
  expect(costOf(offer, { ...pages('de', 'uk', 'ar'), sensitive: true }, true)).toBe(750)
  expect(sensitiveOf(offer, ['de', 'ar'])).toBe(50)
  expect(sensitiveOf(offer, ['uk'])).toBeNull()
})

it('pictures that several languages share are paid for once', () => {
  expect(picturesOf(offer, ['de', 'uk'])).toBe(5_000)
  expect(picturesOf(offer, [])).toBe(0)
  expect(costOf(offer, { ...pages('de', 'uk'), pictures: true }, true)).toBe(5_300)
})

it('whoever wants more never sees less', () => {
  const some = fc.subarray(['de', 'uk', 'ar'])
  fc.assert(
    fc.property(some, fc.boolean(), fc.boolean(), fc.boolean(), (languages, sensitive, pictures, here) => {
      const own = costOf(offer, { languages, sensitive, pictures }, here)
      for (const more of offer.languages.map(({ language }) => language))
        expect(
          costOf(offer, { languages: [...new Set([...languages, more])], sensitive, pictures }, here),
        ).toBeGreaterThanOrEqual(own)
      expect(costOf(offer, { languages, sensitive: true, pictures: true }, false)).toBeGreaterThanOrEqual(own)
    }),
  )
})

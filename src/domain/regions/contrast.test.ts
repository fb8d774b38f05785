import { expect, it } from 'vitest'
import { colourFaults, contrast } from './contrast.ts'

it('black on white is 21 to 1, and a colour on itself 1 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#0a5a66', '#0a5a66')).toBe(1)
})

it("the house's own colours are dark enough", () => {
  expect(colourFaults({ sea: '#0a5a66', deep: '#06363e' })).toEqual([])
})

it('a colour that tired eyes cannot read is named with its contrast', () => {
  expect(colourFaults({ sea: '#f5b82e', deep: '#7fd1d6' })).toEqual([
    'sea: 1.8 to 1 on paper, 7 to 1 is needed',
    'deep: 1.4 to 1 under light words, 7 to 1 is needed',
  ])
})

import { describe, expect, it } from 'vitest'
import { gridOf, lastMajor, type Standing, translationState } from './states.ts'

const text = (more: Partial<Standing> = {}): Standing => ({
  ...{ text: 1, subject: 'p', language: 'uk', head: 1, authorKind: 'account', authorId: null },
  ...{ origin: null, public: null },
  ...{ planned: null, toFollow: 1 },
  ...more,
})
const from = (version: number, language = 'de') => ({ origin: { language, version } })

describe('a translation', () => {
  it.each([
    ['missing', undefined, { toFollow: 1 }],
    ['up to date', text(from(3)), { toFollow: 3 }],
    ['outdated', text(from(2)), { toFollow: 3 }],
    ['up to date', text(from(4)), { toFollow: 3 }],
    ['outdated', text(), { toFollow: 1 }],
    ['up to date', text(), undefined],
    ['machine', text({ ...from(3), authorKind: 'machine' }), { toFollow: 3 }],
    ['outdated', text({ ...from(2), authorKind: 'machine' }), { toFollow: 3 }],
  ] as const)('is %s', (state, translation, origin) =>
    expect(translationState(translation, origin)).toBe(state),
  )

  it('is not outdated by small corrections, however many follow each other', () => {
    expect(lastMajor(5, new Set([3, 4, 5]))).toBe(2)
    expect(lastMajor(5, new Set([3, 4]))).toBe(5)
    expect(lastMajor(1, new Set([1]))).toBe(1)
    expect(lastMajor(2, undefined)).toBe(2)
  })

  it('is compared with the language that it was made from, or else with the one above it', () => {
    const languages = [
      { language: 'de', parent: null },
      { language: 'en', parent: 'de' },
      { language: 'uk', parent: 'de' },
    ]
    const grid = gridOf(
      [
        text({ language: 'de', toFollow: 9 }),
        text({ language: 'en', ...from(9), toFollow: 2 }),
        text({ language: 'uk', ...from(2, 'en') }),
        text({ subject: 'q', language: 'de' }),
      ],
      languages,
    )
    const states = [...(grid.get('p') ?? [])].map(([language, { state }]) => [language, state])
    expect(states).toEqual([
      ['de', 'up to date'],
      ['en', 'up to date'],
      ['uk', 'up to date'],
    ])
    expect(grid.get('q')?.get('uk')).toEqual({ state: 'missing', standing: undefined })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

const runs = { numRuns: process.env.LONG ? 20_000 : 500 }

/** The same value, its members in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

describe('canonical JSON', () => {
  it('means the same as the value', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      runs,
    ))

  it('is the same text, in whatever order the members come', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
      runs,
    ))

  it('is what reading it and writing it again gives', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalJson(value)
        expect(canonicalJson(JSON.parse(once))).toBe(once)
      }),
      runs,
    ))

  it('sorts members, leaves out undefined ones, has no spaces', () => {
    expect(canonicalJson({ b: 1, a: ['ä', { d: null, c: undefined }], B: true })).toBe(
      '{"B":true,"a":["ä",{"d":null}],"b":1}',
    )
  })

  it('sorts as RFC 8785, section 3.2.3, shows', () => {
    const sample = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(sample)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Infinity],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a Date', new Date(0)],
    ['a Map', new Map([[1, 2]])],
    ['bytes', new Uint8Array(2)],
  ])('%s has none', (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError))
})

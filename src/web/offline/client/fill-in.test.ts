import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTERFACE_LANGUAGES } from '../../../kernel/language.ts'
import { messagesIn } from '../../site/messages.ts'
import { shelfWords } from '../../site/offline-words.ts'
import { dayIn, fillIn, sizeIn } from './fill-in.ts'

const words = shelfWords(messagesIn('de'))

it('what has no value stays as it is written', () => {
  expect(fillIn('{a} und {b}', { a: 1 })).toBe('1 und {b}')
})

it('a size is rounded up, and is never nothing for something', () => {
  expect(sizeIn(words, 1)).toBe('1 kB')
  expect(sizeIn(words, 163_200)).toBe('164 kB')
  expect(sizeIn(words, 9_999_000)).toBe('9999 kB')
  expect(sizeIn(words, 9_999_001)).toBe('10 MB')
})

it('a larger size never reads smaller', () => {
  const bytesIn = (text: string): number => Number.parseInt(text, 10) * (text.endsWith('MB') ? 1e6 : 1e3)
  fc.assert(
    fc.property(fc.nat(500_000_000), (bytes) => {
      expect(bytesIn(sizeIn(words, bytes))).toBeGreaterThanOrEqual(bytes)
    }),
  )
})

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  const own = shelfWords(messagesIn(language))

  it('every number has its place, and digits are the ones on price tags here', () => {
    const filled = [
      sizeIn(own, 164_000),
      sizeIn(own, 12_000_000),
      fillIn(own.progress, { percent: 40 }),
      dayIn(own.date, new Date(2026, 10, 22)),
    ]
    for (const [i, digits] of ['164', '12', '40', '22'].entries()) {
      expect(filled[i]).toContain(digits)
      expect(filled[i]).not.toMatch(/[{}]/)
    }
  })

  it('a day is written as everywhere on the site', () => {
    const noon = '2026-11-22T12:00:00.000Z' as Parameters<ReturnType<typeof messagesIn>['day']>[0]
    expect(dayIn(own.date, new Date(2026, 10, 22, 12))).toBe(messagesIn(language).day(noon, 'Europe/Berlin'))
  })
})

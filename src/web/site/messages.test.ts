import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../../locales/index.ts'
import { toInstant } from '../../kernel/instant.ts'
import { INTERFACE_LANGUAGES } from '../../kernel/language.ts'
import { PLURAL_CATEGORIES, type PluralRule, pluralCategory } from '../../kernel/plural.ts'
import { messagesIn } from './messages.ts'

describe.each(INTERFACE_LANGUAGES)('%s', (slug) => {
  const m = messagesIn(slug)
  const locale = LOCALES[slug as keyof typeof LOCALES]

  it('counts with the form that goes with the number, and shows the number where the form does', () => {
    const forms = locale.messages['search.found'] as Record<string, string>
    for (const n of [0, 1, 2, 3, 5, 10, 11, 12, 21, 22, 25, 100, 101, 102, 111, 1000]) {
      const form = forms[pluralCategory(locale.plural as PluralRule, n)] ?? ''
      expect(form, `${n}`).not.toBe('')
      expect(m.count('search.found', n)).toBe(form.replaceAll('{count}', String(n)))
    }
    expect(Object.keys(forms).sort()).toEqual([...PLURAL_CATEGORIES[locale.plural as PluralRule]].sort())
  })

  it('puts elements in place of names, and loses nothing around them', () => {
    const pieces = m.rich('search.none', { query: 'X' })
    expect(pieces).toContain('X')
    expect(pieces.join('')).toBe(m.text('search.none', { query: 'X' }))
    expect(pieces.join('')).not.toMatch(/[{}]/)
  })

  it("says a day in the region's time, by the Gregorian calendar, in Latin digits", () => {
    const day = m.day(toInstant('2026-12-31T23:30:00Z'), 'Europe/Berlin')
    expect(day).toMatch(/2027/)
    expect(day).toMatch(/(^|\D)0?1(\D|$)/)
    expect(day).not.toMatch(/[{}]/)
  })
})

it('what somebody writes in place of a name stays as it is', () => {
  const m = messagesIn('de')
  expect(m.text('search.none', { query: '{query} $& $1' })).toContain('{query} $& $1')
})

it('a language without messages of its own gets the nearest', () => {
  expect(messagesIn('ku').language.slug).toBe('kmr')
  expect(messagesIn('zh').language.slug).toBe('en')
  expect(messagesIn('xx').language.slug).toBe('en')
})

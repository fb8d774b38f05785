import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm } from './geo.ts'
import { newId } from './id.ts'
import { toInstant } from './instant.ts'
import { bestLanguage, INTERFACE_LANGUAGES, isLanguage, languageOf } from './language.ts'
import { PLURAL_CATEGORIES, type PluralRule, pluralCategory } from './plural.ts'
import { Refusal } from './refusal.ts'
import { isSlug, slugOf } from './slug.ts'

const runs = { numRuns: process.env.LONG ? 20_000 : 300 }

describe('an id', () => {
  it('is a UUID of version 7, and no two are equal', () => {
    const ids = Array.from({ length: 2000 }, () => newId())
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('sorts by the time of its birth', () =>
    fc.assert(
      fc.property(fc.nat(2 ** 45), fc.integer({ min: 1, max: 2 ** 40 }), (time, later) => {
        expect(newId(time) < newId(time + later)).toBe(true)
      }),
      runs,
    ))
})

describe('an instant', () => {
  it('is UTC with milliseconds, whatever zone it was written in', () => {
    expect(toInstant('2023-11-13T13:35:05.366+01:00')).toBe('2023-11-13T12:35:05.366Z')
    expect(toInstant('2026-03-29T03:00:00+02:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(toInstant(0)).toBe('1970-01-01T00:00:00.000Z')
  })

  it('stays what it is', () =>
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }), (date) => {
        expect(toInstant(toInstant(date))).toBe(date.toISOString())
      }),
      runs,
    ))

  it.each(['', 'soon', '2026-13-01T00:00:00.000Z'])('%j is none', (text) => {
    expect(() => toInstant(text)).toThrow(RangeError)
  })
})

describe('a language', () => {
  it('has a slug for addresses and a tag for browsers, and they may differ', () => {
    expect(languageOf('de-si')).toMatchObject({ tag: 'de-simple', dir: 'ltr' })
    expect(languageOf('zh-cn').tag).toBe('zh-Hans')
    for (const slug of INTERFACE_LANGUAGES) expect(() => new Intl.Locale(languageOf(slug).tag)).not.toThrow()
  })

  it('is written from right to left where it is', () => {
    const rtl = INTERFACE_LANGUAGES.filter((slug) => languageOf(slug).dir === 'rtl')
    expect(rtl.sort()).toEqual(['ar', 'ckb', 'fa', 'prs', 'ps'])
  })

  it('that we do not know is an error, not a guess', () => {
    expect(isLanguage('xx')).toBe(false)
    expect(() => languageOf('xx')).toThrow("unknown language 'xx'")
  })

  it('falls back to what its readers also read, and only to languages that exist', () => {
    expect(bestLanguage('prs', ['de', 'fa'])).toBe('fa')
    expect(bestLanguage('uk', ['de', 'en', 'ru'])).toBe('ru')
    expect(bestLanguage('xx', ['de', 'en'])).toBe('en')
    expect(bestLanguage('ar', ['tr'])).toBe('tr')
    for (const slug of INTERFACE_LANGUAGES) {
      const { fallbacks } = languageOf(slug)
      expect(
        fallbacks.filter((other) => other === slug || !isLanguage(other)),
        slug,
      ).toEqual([])
    }
  })
})

describe('the form of a word that goes with a number', () => {
  /** CLDR as Node.js has it, as a witness: our own rules must agree with it where it knows the language. */
  const WITNESSES: Record<PluralRule, string> = {
    none: 'ja',
    'one-other': 'de',
    'one-zero-other': 'am',
    slavic: 'uk',
    'south-slavic': 'hr',
    polish: 'pl',
    romanian: 'ro',
    arabic: 'ar',
  }

  it.each(Object.entries(WITNESSES) as [PluralRule, string][])(
    '%s is right for 0 to 2000 (as in %s)',
    (rule, language) => {
      const cldr = new Intl.PluralRules(language)
      for (let n = 0; n <= 2000; n++) expect(pluralCategory(rule, n), `${language} ${n}`).toBe(cldr.select(n))
    },
  )

  it.each(Object.keys(WITNESSES) as PluralRule[])(
    '%s answers exactly the categories that locales must give',
    (rule) => {
      const answered = new Set(Array.from({ length: 2001 }, (_, n) => pluralCategory(rule, n)))
      expect([...answered].sort()).toEqual([...PLURAL_CATEGORIES[rule]].sort())
    },
  )
})

describe('a slug', () => {
  it.each([
    ['Wohnsitz anmelden!', 'wohnsitz-anmelden'],
    ['  Kita & Schule  ', 'kita-schule'],
    ['معلومات الوصول', 'معلومات-الوصول'],
    ['Перші кроки', 'перші-кроки'],
    ['???', 'page'],
  ])('%s becomes %s', (title, slug) => expect(slugOf(title)).toBe(slug))

  it.each(['Wohnsitz', 'a b', 'a/b', '', 'a?b', '..', 'x'.repeat(201)])('%j is none', (text) => {
    expect(isSlug(text)).toBe(false)
  })

  it('can be made of any title', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(isSlug(slugOf(title)), slugOf(title)).toBe(true)
      }),
      runs,
    ))
})

it('distances are right to a few kilometres', () => {
  const augsburg = { latitude: 48.37, longitude: 10.9 }
  expect(distanceKm(augsburg, { latitude: 48.14, longitude: 11.58 })).toBeCloseTo(56, -1)
  expect(distanceKm(augsburg, augsburg)).toBe(0)
})

it('a refusal carries its code and every fault', () => {
  const refusal = new Refusal('invalid', 'No.', [{ where: 'title', what: 'must not be empty' }])
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal).toMatchObject({ name: 'Refusal', code: 'invalid', message: 'No.' })
  expect(refusal.faults).toHaveLength(1)
})

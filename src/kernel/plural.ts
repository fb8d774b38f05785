/**
 * Which form of a word goes with a number. Own rules instead of Intl.PluralRules, because browsers lack some of
 * our languages and the server and the service worker must print the same bytes.
 * Source: Unicode CLDR plural rules, whole numbers only.
 */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
export type PluralRule = keyof typeof RULES

const slavic = (n: number, one: (n: number) => boolean): PluralCategory => {
  if (one(n)) return 'one'
  const few = n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14)
  return few ? 'few' : 'many'
}
const endsInOne = (n: number) => n % 10 === 1 && n % 100 !== 11

const RULES = {
  none: (): PluralCategory => 'other',
  'one-other': (n: number): PluralCategory => (n === 1 ? 'one' : 'other'),
  'one-zero-other': (n: number): PluralCategory => (n <= 1 ? 'one' : 'other'),
  slavic: (n: number) => slavic(n, endsInOne),
  'south-slavic': (n: number): PluralCategory => {
    const form = slavic(n, endsInOne)
    return form === 'many' ? 'other' : form
  },
  polish: (n: number) => slavic(n, (m) => m === 1),
  romanian: (n: number): PluralCategory => {
    if (n === 1) return 'one'
    return n === 0 || (n % 100 >= 1 && n % 100 <= 19) ? 'few' : 'other'
  },
  arabic: (n: number): PluralCategory => {
    if (n === 0) return 'zero'
    if (n === 1) return 'one'
    if (n === 2) return 'two'
    if (n % 100 >= 3 && n % 100 <= 10) return 'few'
    return n % 100 >= 11 ? 'many' : 'other'
  },
}

/** The categories a rule can answer: what a locale file must give for a plural message. */
export const PLURAL_CATEGORIES: Record<PluralRule, readonly PluralCategory[]> = {
  none: ['other'],
  'one-other': ['one', 'other'],
  'one-zero-other': ['one', 'other'],
  slavic: ['one', 'few', 'many'],
  'south-slavic': ['one', 'few', 'other'],
  polish: ['one', 'few', 'many'],
  romanian: ['one', 'few', 'other'],
  arabic: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

/**
 * The category of a whole number n >= 0.
 * @example pluralCategory('slavic', 23) // 'few'
 */
export function pluralCategory(rule: PluralRule, n: number): PluralCategory {
  return RULES[rule](n)
}

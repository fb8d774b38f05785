import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson } from '../../src/edition/canonical-json.ts'
import { PLURAL_CATEGORIES, type PluralRule } from '../../src/kernel/plural.ts'

/** A message: one text, the forms of a plural, or a list (months, weekdays). */
type Message = string | Record<string, string> | string[]

/** Somebody who speaks the language has read a message and says that it is good: who, when, and which words. */
interface Review {
  by: string
  at: string
  of: Message
}

export interface Locale {
  tag: string
  plural: string
  reviewed: Record<string, Review>
  /** How the language writes a day; kept whole, also where no page shows a weekday yet. */
  calendar: Record<string, Message>
  messages: Record<string, Message>
}

/** Everything in a locale that somebody wrote and somebody must check: the messages and the calendar. */
const wordsOf = ({ calendar, messages }: Pick<Locale, 'calendar' | 'messages'>): Record<string, Message> => ({
  ...messages,
  ...Object.fromEntries(Object.entries(calendar).map(([key, words]) => [`calendar.${key}`, words])),
})

/** The slugs of the languages that have a file. */
export const localeSlugs = (): string[] =>
  readdirSync('locales').flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []))

export const readLocale = (slug: string): Locale => JSON.parse(readFileSync(`locales/${slug}.json`, 'utf8'))

/** How many messages nobody has checked, somebody has, and somebody had before they changed. */
export function reviewState(locale: Locale): {
  unreviewed: number
  reviewed: number
  changed: number
} {
  const state = { unreviewed: 0, reviewed: 0, changed: 0 }
  for (const [key, message] of Object.entries(wordsOf(locale))) {
    const review = locale.reviewed[key]
    if (!review) state.unreviewed++
    else if (canonicalJson(review.of) === canonicalJson(message)) state.reviewed++
    else state.changed++
  }
  return state
}

/**
 * What is wrong with a locale, measured against the English one; in plain words, one line a fault.
 * @example localeFaults(readLocale('uk'), readLocale('en'))
 */
export function localeFaults(locale: Locale, english: Locale): string[] {
  const [words, originals] = [wordsOf(locale), wordsOf(english)]
  const keys = Object.keys(words)
  const wanted = Object.keys(originals)
  const missing = wanted.filter((key) => !(key in words))
  const extra = keys.filter((key) => !(key in originals))
  const faults = [
    ...missing.map((key) => `${key} is missing`),
    ...extra.map((key) => `${key} is not in en.json`),
  ]
  if (faults.length === 0 && keys.join() !== wanted.join())
    faults.push('the keys are not in the order of en.json')
  if (!(locale.plural in PLURAL_CATEGORIES)) faults.push(`there is no plural rule '${locale.plural}'`)
  for (const key of wanted.filter((known) => known in words)) {
    const [own, theirs] = [words[key] as Message, originals[key] as Message]
    faults.push(...messageFaults(own, theirs, locale.plural as PluralRule).map((fault) => `${key} ${fault}`))
  }
  for (const [key, review] of Object.entries(locale.reviewed)) {
    if (!(key in words)) faults.push(`${key} was reviewed and is gone`)
    if (!review.by || Number.isNaN(Date.parse(review.at)) || !review.of)
      faults.push(`${key}: a review is {by, at, of}`)
  }
  return faults
}

function messageFaults(own: Message, theirs: Message, rule: PluralRule): string[] {
  const faults: string[] = []
  if (formOf(own) !== formOf(theirs)) return [`is ${formOf(own)}, should be ${formOf(theirs)}`]
  if (Array.isArray(own) && own.length !== theirs.length)
    faults.push(`has ${own.length} entries, not ${theirs.length}`)
  if (formOf(own) === 'a plural') {
    const wanted = PLURAL_CATEGORIES[rule] ?? []
    if (Object.keys(own).sort().join() !== [...wanted].sort().join())
      faults.push(`has the forms ${Object.keys(own)}, should have ${wanted}`)
  }
  const texts = typeof own === 'string' ? [own] : Object.values(own)
  if (texts.some((text) => typeof text !== 'string' || text.trim() === '')) faults.push('is empty')
  if (placeholders(own) !== placeholders(theirs))
    faults.push(
      `has the placeholders ${placeholders(own) || '(none)'}, should have ${placeholders(theirs) || '(none)'}`,
    )
  return faults
}

const formOf = (message: Message): string =>
  typeof message === 'string' ? 'a text' : Array.isArray(message) ? 'a list' : 'a plural'

/** Of a plural those of all forms together: Arabic needs no number for none, one and two. */
const placeholders = (message: Message): string => {
  const text = typeof message === 'string' ? message : Object.values(message).join(' ')
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')
}

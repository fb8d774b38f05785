import type { Child } from 'hono/jsx'
import { LOCALES } from '../../../locales/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  bestLanguage,
  INTERFACE_LANGUAGES,
  type Language,
  type LanguageSlug,
  languageOf,
} from '../../kernel/language.ts'
import { type PluralRule, pluralCategory } from '../../kernel/plural.ts'

type Catalogue = (typeof LOCALES)['en']['messages']
type KeysOf<T> = { [K in keyof Catalogue]: Catalogue[K] extends T ? K : never }[keyof Catalogue]
/** Keys of messages that are one text, and of those that depend on a number. */
export type MessageKey = KeysOf<string>
export type CountKey = KeysOf<{ other: string }>

/** The interface's own strings in one language. */
export interface Messages {
  /** The language that the strings are in: the reader's, or the nearest that we have. */
  language: Language
  text(key: MessageKey, values?: Readonly<Record<string, string>>): string
  /** The same with elements in place of values, for names in another script (`<bdi>`). */
  rich(key: MessageKey, values: Readonly<Record<string, Child>>): Child[]
  count(key: CountKey, count: number): string
  /** A day as people write it, in the region's time: '22 November 2026'. Gregorian, Latin digits, in every language. */
  day(at: Instant, timezone: string): string
  /** The same form, for a script that fills it in on the reader's device. */
  dateForm: DateForm
}

/** '{day} {month} {year}' and the names of the months. */
export interface DateForm {
  day: string
  months: readonly string[]
}

const made = new Map<LanguageSlug, Messages>()

/**
 * The messages for a reader's language.
 * @example messagesIn('uk').text('home') // 'Головна'
 */
export function messagesIn(slug: LanguageSlug): Messages {
  const own = bestLanguage(slug, INTERFACE_LANGUAGES)
  const known = made.get(own)
  if (known) return known
  const messages = makeMessages(own)
  made.set(own, messages)
  return messages
}

function makeMessages(slug: LanguageSlug): Messages {
  const locale = LOCALES[slug as keyof typeof LOCALES]
  const catalogue = locale.messages as Record<string, unknown>
  const text: Messages['text'] = (key, values) => fill(catalogue[key] as string, values)
  return {
    language: languageOf(slug),
    dateForm: { day: locale.calendar.day, months: locale.calendar.months },
    text,
    rich: (key, values) =>
      (catalogue[key] as string)
        .split(/\{(\w+)\}/)
        .map((piece, i) => (i % 2 === 0 ? piece : (values[piece] ?? ''))),
    count(key, count) {
      const forms = catalogue[key] as Record<string, string>
      return fill(forms[pluralCategory(locale.plural as PluralRule, count)] ?? forms.other ?? '', {
        count: String(count),
      })
    },
    day(at, timezone) {
      const { year, month, day } = dateIn(at, timezone)
      const { months, day: form } = locale.calendar
      return fill(form, { day: String(day), month: months[month - 1] ?? '', year: String(year) })
    },
  }
}

const fill = (text: string, values: Readonly<Record<string, string>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Year, month and day of a moment in a time zone, by the Gregorian calendar whatever the machine prefers. */
function dateIn(at: Instant, timeZone: string): { year: number; month: number; day: number } {
  const calendar =
    calendars.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'gregory', numberingSystem: 'latn' })
  calendars.set(timeZone, calendar)
  const [year = 0, month = 1, day = 1] = calendar.format(new Date(at)).split('-').map(Number)
  return { year, month, day }
}

import { bestLanguage, type LanguageSlug } from '../../kernel/language.ts'
import { de, en } from './catalogues.ts'

export type MessageKey = keyof typeof de
const CATALOGUES: Readonly<Record<string, Readonly<Record<MessageKey, string>>>> = { de, en }

/** The languages of the back office. The public site has many more. */
export const OWN_LANGUAGES: readonly LanguageSlug[] = ['de', 'en']

/** The words of the back office in one language. */
export interface Messages {
  language: LanguageSlug
  text(key: MessageKey, values?: Readonly<Record<string, string>>): string
  /** A moment as people say it, in the region's or the machine's time. */
  moment(at: string): string
  day(at: string): string
  /** The time of day. */
  time(at: string): string
  /** How long to wait: '40 seconds', '15 minutes'. */
  span(ms: number): string
}

/**
 * The words in the language somebody has chosen, or the one her browser likes best of those that we have.
 * @example messagesFor(null, 'uk, en;q=0.8').language // 'en'
 */
export function messagesFor(chosen: string | null, accepted: string | null): Messages {
  const wanted = (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  const liked = wanted.map((tag) => tag.split('-')[0] ?? '').find((tag) => tag in CATALOGUES)
  return messagesIn(bestLanguage((chosen ?? liked ?? 'de') as LanguageSlug, OWN_LANGUAGES))
}

function messagesIn(language: LanguageSlug): Messages {
  const catalogue = CATALOGUES[language] ?? de
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const text: Messages['text'] = (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  const written = (at: string, options: Intl.DateTimeFormatOptions): string =>
    new Date(at).toLocaleString(locale, { timeZone: 'Europe/Berlin', ...options })
  return {
    language,
    text,
    moment: (at) => written(at, { dateStyle: 'full', timeStyle: 'short' }),
    day: (at) => written(at, { dateStyle: 'long' }),
    time: (at) => written(at, { timeStyle: 'short' }),
    span(ms) {
      const seconds = Math.ceil(ms / 1000)
      return seconds < 100
        ? text('time.seconds', { count: String(seconds) })
        : text('time.minutes', { count: String(Math.ceil(seconds / 60)) })
    },
  }
}

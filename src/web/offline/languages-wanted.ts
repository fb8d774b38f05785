import { INTERFACE_LANGUAGES, type LanguageSlug } from '../../kernel/language.ts'
import { chooseLanguage } from '../site/negotiate.ts'

/**
 * The languages of a browser as it would send them to a server (Accept-Language, RFC 9110 section 12.5.4): a worker sees
 * requests without that header.
 * @example acceptLanguage(['uk-UA', 'uk', 'de']) // 'uk-UA,uk;q=0.9,de;q=0.8'
 */
export const acceptLanguage = (languages: readonly string[]): string =>
  languages.map((tag, i) => (i === 0 ? tag : `${tag};q=${Math.max(0.1, 1 - i / 10).toFixed(1)}`)).join(',')

/** The language of what belongs to no region: faults, and the list of regions. */
export const browserLanguage = (languages: readonly string[]): LanguageSlug =>
  chooseLanguage(acceptLanguage(languages), INTERFACE_LANGUAGES) ?? 'de'

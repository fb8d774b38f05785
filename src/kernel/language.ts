/** How a language is called in addresses: 'de', 'uk', 'de-si'. Integreat's slugs, so that links on paper keep working. */
export type LanguageSlug = string

export type Direction = 'ltr' | 'rtl'

/**
 * A language as the house knows it. `tag` is BCP 47 and goes into `lang`; `slug` goes into addresses.
 * They differ: 'de-si' as a tag would be German in Slovenia, so easy German is 'de-simple' (IANA variant 'simple').
 */
export interface Language {
  slug: LanguageSlug
  tag: string
  name: string
  dir: Direction
  /** Languages that many of its readers also read, best first: where to look for messages and pages. */
  fallbacks: readonly LanguageSlug[]
}

const rows: [slug: string, name: string, fallbacks?: string, tag?: string][] = [
  ['de', 'Deutsch', 'de-si en'],
  ['de-si', 'Leichtes Deutsch', 'de', 'de-simple'],
  ['en', 'English', 'de-si de'],
  ['uk', 'Українська', 'ru'],
  ['ru', 'Русский', 'uk'],
  ['ar', 'العربية'],
  ['fa', 'فارسی', 'prs'],
  ['prs', 'دری', 'fa ps'],
  ['ps', 'پښتو', 'prs fa'],
  ['tr', 'Türkçe'],
  ['kmr', 'Kurmancî', 'ku tr'],
  ['ckb', 'کوردیی ناوەندی', 'ar fa'],
  ['ti', 'ትግርኛ', 'am'],
  ['am', 'አማርኛ', 'ti'],
  ['so', 'Soomaali', 'ar'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['pl', 'Polski'],
  ['ro', 'Română'],
  ['bg', 'Български', 'ru'],
  ['sq', 'Shqip'],
  ['hr', 'Hrvatski', 'bs sr'],
  ['bs', 'Bosanski', 'hr sr'],
  ['cs', 'Čeština'],
  ['el', 'Ελληνικά'],
  ['hu', 'Magyar'],
  ['hy', 'Հայերեն', 'ru'],
  ['it', 'Italiano'],
  ['ka', 'ქართული', 'ru'],
  ['ku', 'Kurdî', 'kmr tr', 'ku'],
  ['lt', 'Lietuvių'],
  ['mk', 'Македонски', 'sr'],
  ['pt', 'Português'],
  ['sk', 'Slovenčina', 'cs'],
  ['sr', 'Српски', 'hr'],
  ['ur', 'اردو'],
  ['vi', 'Tiếng Việt'],
  ['zh', '中文', 'zh-cn'],
  ['zh-cn', '简体中文', 'zh', 'zh-Hans'],
]
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'prs', 'ps', 'ckb', 'ur'])

const LANGUAGES: ReadonlyMap<LanguageSlug, Language> = new Map(
  rows.map(([slug, name, fallbacks = '', tag = slug]) => [
    slug,
    {
      slug,
      tag,
      name,
      dir: RIGHT_TO_LEFT.has(slug) ? 'rtl' : 'ltr',
      fallbacks: [...fallbacks.split(' ').filter(Boolean), 'en', 'de'].filter(
        (s, i, all) => s !== slug && all.indexOf(s) === i,
      ),
    },
  ]),
)

/** The languages whose interface is complete: one file each in locales/. */
export const INTERFACE_LANGUAGES: readonly LanguageSlug[] = rows.slice(0, 22).map(([slug]) => slug)

/** Every language that the house knows, by its slug. */
export const KNOWN_LANGUAGES: readonly LanguageSlug[] = rows.map(([slug]) => slug)

export const isLanguage = (slug: string): boolean => LANGUAGES.has(slug)

/**
 * The language of a slug. Throws on a slug the house does not know: check with isLanguage at the door.
 * @example languageOf('de-si').tag // 'de-simple'
 */
export function languageOf(slug: LanguageSlug): Language {
  const language = LANGUAGES.get(slug)
  if (!language) throw new Error(`unknown language '${slug}': add it to src/kernel/language.ts`)
  return language
}

/**
 * The best of `offered` for a reader who asks for `wanted`: itself, a fallback, or the first offered.
 * @example bestLanguage('prs', ['de', 'fa']) // 'fa'
 */
export function bestLanguage(wanted: LanguageSlug, offered: readonly LanguageSlug[]): LanguageSlug {
  const chain = isLanguage(wanted) ? [wanted, ...languageOf(wanted).fallbacks] : ['en', 'de']
  return chain.find((slug) => offered.includes(slug)) ?? offered[0] ?? 'de'
}

import { KNOWN_LANGUAGES, type LanguageSlug } from '../../kernel/language.ts'

/** Tags that browsers send and that are called otherwise here. */
const SAME_AS: Readonly<Record<string, LanguageSlug>> = {
  'fa-af': 'prs',
  ku: 'kmr',
  'ku-tr': 'kmr',
  'ku-iq': 'ckb',
  'zh-hans': 'zh-cn',
  'zh-sg': 'zh-cn',
  pes: 'fa',
  'de-simple': 'de-si',
}

/** Every tag that leads to a language of its own. The longer ones come first: 'fa-af' is not 'fa'. */
export const KNOWN_TAGS: readonly string[] = [
  ...Object.keys(SAME_AS),
  ...KNOWN_LANGUAGES.filter((slug) => !slug.includes('-') && !(slug in SAME_AS)),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/**
 * The languages that a browser asks for (Accept-Language, RFC 9110 section 12.5.4) as slugs, most wanted first.
 * @example wantedLanguages('uk-UA,uk;q=0.9,de;q=0.5') // ['uk', 'de']
 */
export function wantedLanguages(header: string | undefined): LanguageSlug[] {
  const ranges = (header ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean)
      return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag) ? [{ tag, quality: Number(quality ?? 1) }] : []
    })
  const slugs = ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => SAME_AS[tag] ?? ofPrimary(tag.split('-')[0] as LanguageSlug))
  return [...new Set(slugs)]
}

const ofPrimary = (subtag: string): LanguageSlug => SAME_AS[subtag] ?? subtag

/**
 * The best of the offered languages for a browser; undefined when it asks for none of them.
 * @example chooseLanguage('prs,fa;q=0.8', ['de', 'fa']) // 'fa'
 */
export const chooseLanguage = (
  header: string | undefined,
  offered: readonly LanguageSlug[],
): LanguageSlug | undefined => wantedLanguages(header).find((slug) => offered.includes(slug))

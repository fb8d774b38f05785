import type { LanguageSlug } from '../../kernel/language.ts'
import type { LinkGround } from './follow-link.ts'
import type { Plan, PlannedPage } from './plan.ts'
import type { Stock } from './stock.ts'

/**
 * What links can lead to: the pages of this import by their paths in every language that the region has, and by their
 * last part alone, because Integreat finds a moved page so (its slugs are unique in a region and language), also those
 * of earlier imports.
 */
export function linkGround(
  plan: Plan,
  stock: Stock,
  ids: ReadonlyMap<PlannedPage, string>,
  about: { hosts: ReadonlySet<string>; languages: readonly LanguageSlug[] },
): LinkGround {
  const paths = new Map<string, string>()
  const slugs = new Map<string, string | null>()
  const know = (language: LanguageSlug, path: string, page: string): void => {
    paths.set(keyOf(path), page)
    knowSlug(language, path.split('/').at(-2) ?? '', page)
  }
  const knowSlug = (language: LanguageSlug, slug: string, page: string): void => {
    const key = keyOf(`${language}/${slug}`)
    slugs.set(key, (slugs.get(key) ?? page) === page ? page : null)
  }

  for (const planned of plan.pages) {
    const page = ids.get(planned) as string
    for (const entry of planned.entries) {
      know(entry.language, entry.path, page)
      for (const [language, { path }] of entry.links) if (path) know(language, path, page)
    }
  }
  for (const [page, heads] of stock.heads)
    for (const { language, lines, importedFrom } of heads.values())
      if (importedFrom !== null && lines.slug) knowSlug(language, lines.slug, page)

  return {
    region: plan.region,
    hosts: about.hosts,
    languages: new Set(about.languages),
    pageAt: (language, path) =>
      paths.get(keyOf(path)) ?? slugs.get(keyOf(`${language}/${path.split('/').at(-2) ?? ''}`)) ?? undefined,
  }
}

const keyOf = (path: string): string => path.normalize('NFC').toLowerCase()

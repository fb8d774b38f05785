import type { EditionRecord } from '../../edition/manifest.ts'
import { languageOf } from '../../kernel/language.ts'
import { homeOf, type View } from './view.ts'

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The sitemaps of all languages of all listed regions (sitemaps.org 0.9). */
export function sitemapIndex(records: readonly EditionRecord[], publicUrl: string): string {
  const maps = records.flatMap(({ summary, languages }) =>
    languages.map(
      ({ language, publishedAt }) =>
        `<sitemap><loc>${xml(`${publicUrl}/${summary.slug}/${language}/sitemap.xml`)}</loc><lastmod>${publishedAt}</lastmod></sitemap>`,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>\n`
}

/** All pages of a region in one language, each with its other languages (hreflang). */
export function sitemapOf(view: View, publicUrl: string): string {
  const { tree, language, region } = view
  const at = (path: string): string => xml(publicUrl + encodeURI(path))
  const home = alternates(region.languages.map((slug) => [slug, homeOf(view, slug)]))
  const pages = tree.nodes.flatMap((node) => {
    const path = tree.path(node.number, language.slug)
    if (!path) return []
    const others = Object.keys(node.texts).map((slug) => [slug, tree.path(node.number, slug) ?? ''] as const)
    return [`<url><loc>${at(path)}</loc>${alternates(others)}</url>`]
  })
  const entries = [`<url><loc>${at(homeOf(view))}</loc>${home}</url>`, ...pages]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('\n')}</urlset>\n`

  function alternates(pairs: readonly (readonly [string, string])[]): string {
    return pairs
      .map(
        ([slug, path]) =>
          `<xhtml:link rel="alternate" hreflang="${languageOf(slug).tag}" href="${at(path)}"/>`,
      )
      .join('')
  }
}

import { type TreePart, treeOf } from '../../domain/pages/public.ts'
import type { Editions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { INTERFACE_LANGUAGES } from '../../kernel/language.ts'
import { recordAddress } from './addresses.ts'

/** The API's addresses without a question, below its two roots (docs/api/integreat-v3.md). */
const CONTENT = ['pages', 'imprint', 'disclaimer']
const OLD = 'wp-json/extensions/v3'

/** Where a walk through the whole site begins: what no page leads to must be named. */
export const siteBeginnings = (): string[] => [
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.ico',
  '/assets/icon.svg',
  '/api/v3/regions/',
  `/${OLD}/sites/`,
  ...INTERFACE_LANGUAGES.flatMap((slug) => [`/regions/${slug}/`, `/landing/${slug}/`]),
]

/** The same of one region: a hidden one is in no sitemap; the API and what devices save are in no page. */
export function regionBeginnings({ summary, languages }: EditionRecord): string[] {
  const { slug } = summary
  return [
    `/api/v3/regions/${slug}/`,
    `/api/v3/${slug}/languages/`,
    `/${slug}/de/${OLD}/languages/`,
    recordAddress(slug),
    `/offline/${slug}/offer.json`,
    ...languages.flatMap(({ language }) => [
      `/${slug}/${language}/`,
      `/${slug}/${language}/search/`,
      `/${slug}/${language}/disclaimer/`,
      `/${slug}/${language}/sitemap.xml`,
      ...CONTENT.flatMap((name) => [
        `/api/v3/${slug}/${language}/${name}/`,
        `/${slug}/${language}/${OLD}/${name}/`,
      ]),
    ]),
  ]
}

/** Addresses that pages had before, in all languages: people have them on paper. */
export async function formerAddresses(editions: Editions, record: EditionRecord): Promise<string[]> {
  const { slug } = record.summary
  const found: string[] = []
  for (const { language, parts } of record.languages) {
    if (!parts.tree) continue
    const { nodes } = treeOf(await editions.part<TreePart>(parts.tree), slug)
    for (const { former } of nodes)
      for (const path of former?.[language] ?? []) found.push(`/${slug}/${language}${path}`)
  }
  return found
}

/** Parts that the site reads; those of the API (`source/...`) are half of all bytes, and no device asks for them. */
export const neededParts = (record: EditionRecord): string[] => [
  ...new Set(
    record.languages.flatMap(({ parts }) =>
      Object.entries(parts).flatMap(([name, { hash }]) => (name.startsWith('source/') ? [] : [hash])),
    ),
  ),
]

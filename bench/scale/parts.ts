import {
  type PagesPart,
  type SourcePart,
  sourcePartOf,
  type TreePart,
} from '../../src/domain/pages/public.ts'
import type { RegionPart } from '../../src/domain/regions/public.ts'
import type { RegionSummary } from '../../src/edition/manifest.ts'
import type { Instant } from '../../src/kernel/instant.ts'
import type { LanguageSlug } from '../../src/kernel/language.ts'
import type { Rows } from '../region-rows.ts'

/** A page as its rows say it. */
interface Page {
  number: number
  parent: number | null
  position: number
  chapter: number
  texts: Map<LanguageSlug, { text: number; title: string; slug: string; content: string; writtenAt: Instant }>
}
export type PagesOfRegion = readonly Page[]

/** The rows of a region, put together as pages. Versions stand in the order of their texts. */
export function pagesOf(rows: Rows): PagesOfRegion {
  const pages = new Map<unknown, Page>()
  for (const row of rows.pages ?? []) {
    const above = pages.get(row.parent_id)
    const number = Number(row.number)
    const place = { parent: above?.number ?? null, position: Number(row.position) }
    pages.set(row.id, { number, ...place, chapter: above?.chapter ?? number, texts: new Map() })
  }
  for (const [i, text] of (rows.texts ?? []).entries()) {
    const version = rows.versions?.[i]
    const { title, slug } = JSON.parse(String(version?.lines))
    const { content } = JSON.parse(String(version?.bodies))
    const writtenAt = String(version?.written_at) as Instant
    pages
      .get(text.subject_id)
      ?.texts.set(String(text.language), { text: Number(text.number), title, slug, content, writtenAt })
  }
  return [...pages.values()]
}

export function summaryOf(rows: Rows, languages: readonly LanguageSlug[]): RegionSummary {
  const row = rows.regions?.[0] ?? {}
  return {
    number: Number(row.number),
    slug: String(row.slug),
    name: String(row.name),
    prefix: String(row.prefix),
    status: 'live',
    centre: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
    box: null,
    postalCodes: JSON.parse(String(row.postal_codes)),
    aliases: JSON.parse(String(row.aliases)),
    languages,
    switches: JSON.parse(String(row.switches)),
  }
}

/** Parts by name: those that all languages share, and those of one. */
export const partsOf = {
  region(rows: Rows, pages: PagesOfRegion, languages: readonly LanguageSlug[]): Record<string, unknown> {
    const { number, slug, name, prefix } = summaryOf(rows, languages)
    const region: RegionPart = {
      ...{ number, slug, name, prefix, languages, timezone: 'Europe/Berlin', contact: null, picture: null },
      switches: { events: false, places: false, news: false },
      branding: { sea: null, deep: null },
    }
    const tree: TreePart = {
      nodes: pages.map(({ number, parent, position, chapter, texts }) => ({
        number,
        parent,
        position,
        part: `pages/${chapter}`,
        icon: null,
        texts: Object.fromEntries(
          [...texts].map(([language, { text, slug }]) => [language, [text, slug] as const]),
        ),
      })),
    }
    return { region, tree, organisations: {}, contacts: {}, media: {}, legal: {} }
  },

  language(pages: PagesOfRegion, language: LanguageSlug): Record<string, unknown> {
    const titles = Object.fromEntries(
      pages.map(({ number, texts }) => [number, texts.get(language)?.title ?? '']),
    )
    const contents = [...Map.groupBy(pages, ({ chapter }) => chapter)].flatMap(([chapter, own]) => [
      [`pages/${chapter}`, pagesPart(own, language)] as const,
      [sourcePartOf(`pages/${chapter}`), sourcePart(own, language)] as const,
    ])
    return { titles, ...Object.fromEntries(contents) }
  },
}

const pagesPart = (pages: PagesOfRegion, language: LanguageSlug): PagesPart =>
  Object.fromEntries(
    pages.flatMap(({ number, texts }) => {
      const text = texts.get(language)
      if (!text) return []
      const rest = { checked: null, organisation: null, thumbnail: null, contacts: [] }
      return [[number, { html: text.content, writtenAt: text.writtenAt, ...rest }]]
    }),
  )

const sourcePart = (pages: PagesOfRegion, language: LanguageSlug): SourcePart =>
  Object.fromEntries(
    pages.map(({ number, texts }) => [
      number,
      { content: texts.get(language)?.content ?? '', thumbnail: null },
    ]),
  )

import { newId } from '../src/kernel/id.ts'
import type { Instant } from '../src/kernel/instant.ts'
import type { LanguageSlug } from '../src/kernel/language.ts'
import type { Random } from './random.ts'

/** Rows by table, in the order in which they can be put in. The tables are those of migrations/. */
export type Rows = Record<string, Record<string, string | number | null>[]>

export interface RegionPlan {
  slug: string
  /** Of the region; its pages and texts have the numbers that follow from it. */
  number: number
  languages: readonly LanguageSlug[]
  chapters: number
  pagesInChapter: number
  body(random: Random, language: LanguageSlug): string
  at: Instant
}

/**
 * A region with all its pages public in all its languages, as rows: what the commands would have written, without the
 * hours that a million commands take.
 */
export function regionRows(plan: RegionPlan, random: Random): Rows {
  const { slug, number, languages, at } = plan
  const region = newId()
  const rows: Rows = {
    regions: [regionRow(region, plan)],
    region_languages: languages.map((language, position) => ({
      region_id: region,
      language,
      parent: position === 0 ? null : (languages[0] as string),
      position,
      visible_since: at,
    })),
    pages: [],
    texts: [],
    versions: [],
    publications: [],
  }
  const perRegion = plan.chapters * plan.pagesInChapter
  let page = (number - 1) * perRegion
  for (let chapter = 0; chapter < plan.chapters; chapter++) {
    const top = addPage(null, chapter)
    for (let child = 1; child < plan.pagesInChapter; child++) addPage(top, child)
  }
  return rows

  function addPage(parent: string | null, position: number): string {
    const id = newId()
    page++
    rows.pages?.push(pageRow(id, page, region, parent, position, at))
    for (const [place, language] of languages.entries()) {
      const text = (page - 1) * languages.length + place + 1
      const lines = { title: `${slug} ${page} ${language}`, slug: `seite-${page}` }
      rows.texts?.push({
        number: text,
        region_id: region,
        subject_kind: 'page',
        subject_id: id,
        language,
        head: 1,
        imported_from: null,
      })
      rows.versions?.push(versionRow(text, region, lines, plan.body(random, language), at))
      rows.publications?.push(publicationRow(text, region, at))
    }
    return id
  }
}

/** What `counters` must say, so that commands go on from there. */
export const counterRows = (regions: number, pages: number, texts: number): Rows => ({
  counters: Object.entries({ region: regions, page: pages, text: texts }).map(([name, value]) => ({
    name,
    value,
  })),
})

function regionRow(id: string, { slug, number, at }: RegionPlan) {
  const east = 6 + (number % 80) / 10
  const north = 47.5 + (Math.floor(number / 80) % 70) / 10
  return {
    id,
    number,
    slug,
    version: 1,
    name: `Musterkreis ${number}`,
    prefix: 'Landkreis',
    official_key: null,
    status: 'live',
    timezone: 'Europe/Berlin',
    latitude: north,
    longitude: east,
    west: null,
    south: null,
    east: null,
    north: null,
    postal_codes: JSON.stringify([String(10_000 + number)]),
    aliases: JSON.stringify([{ name: `Musterdorf ${number}`, latitude: north, longitude: east }]),
    switches: JSON.stringify({ events: false, places: false, news: false }),
    branding: JSON.stringify({ sea: null, deep: null }),
    contact_id: null,
    picture_id: null,
    imported_from: null,
    created_at: at,
  }
}

const pageRow = (
  id: string,
  number: number,
  region: string,
  parent: string | null,
  position: number,
  at: Instant,
) => ({
  id,
  number,
  region_id: region,
  parent_id: parent,
  position,
  version: 1,
  organisation_id: null,
  thumbnail_id: null,
  icon: null,
  sensitive_since: null,
  archived_at: null,
  archived_by_kind: null,
  archived_by_id: null,
  imported_from: null,
  created_at: at,
})

const versionRow = (text: number, region: string, lines: object, content: string, at: Instant) => ({
  text_number: text,
  region_id: region,
  number: 1,
  lines: JSON.stringify(lines),
  author_kind: 'system',
  author_id: null,
  note: null,
  minor_since: null,
  origin_language: null,
  origin_number: null,
  written_at: at,
  saved_at: at,
  bodies: JSON.stringify({ content }),
})

const publicationRow = (text: number, region: string, at: Instant) => ({
  id: newId(),
  text_number: text,
  region_id: region,
  version: 1,
  public_from: at,
  public_until: null,
  published_at: at,
  published_by_kind: 'system',
  published_by_id: null,
  ended_at: null,
  ended_by_kind: null,
  ended_by_id: null,
})

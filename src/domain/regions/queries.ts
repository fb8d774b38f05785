import type { RegionSummary } from '../../edition/manifest.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import type { RegionFacts } from './commands.ts'
import type { Branding, Switches } from './public.ts'
import * as store from './store.ts'

/** A region with its facts and languages, as the back office and imports see it. */
export interface Region {
  id: string
  number: number
  slug: string
  version: number
  name: string
  prefix: string | null
  officialKey: string | null
  status: 'live' | 'hidden' | 'archived'
  timezone: string
  switches: Switches
  branding: Branding
  contact: string | null
  picture: string | null
  importedFrom: string | null
  /** All of them; `visible` only those that people see. */
  languages: readonly LanguageSlug[]
  visible: readonly LanguageSlug[]
  summary: Omit<RegionSummary, 'status'>
}

export async function regionBySlug(reader: Reader, slug: string): Promise<Region | undefined> {
  const row = await store.findBySlug(reader, slug)
  return row && toRegion(reader, row)
}

export async function regionById(reader: Reader, id: string): Promise<Region | undefined> {
  const row = await store.getRegion(reader, id)
  return row && toRegion(reader, row)
}

/** Is a language of a region translated from another of its languages? No: it is its own, or none that it speaks. */
export async function isTranslation(
  reader: Reader,
  region: string,
  language: LanguageSlug,
): Promise<boolean> {
  const languages = await store.languagesOf(reader, region)
  return languages.some((row) => row.language === language && row.parent !== null)
}

/** The languages of a region in their order, each with the one that it is translated from. */
export async function languageTree(
  reader: Reader,
  region: string,
): Promise<{ language: LanguageSlug; parent: LanguageSlug | null }[]> {
  const rows = await store.languagesOf(reader, region)
  return rows.map(({ language, parent }) => ({ language, parent }))
}

/** Every region, archived ones too: its name, without the other facts. */
export const allRegions = (reader: Reader) => store.allRegions(reader)

async function toRegion(reader: Reader, row: store.RegionRow): Promise<Region> {
  const languages = await store.languagesOf(reader, row.id)
  const visible = languages
    .filter((language) => language.visible_since !== null)
    .map(({ language }) => language)
  const { west, south, east, north, latitude, longitude } = row
  return {
    id: row.id,
    number: row.number,
    slug: row.slug,
    version: row.version,
    name: row.name,
    prefix: row.prefix,
    officialKey: row.official_key,
    status: row.status as Region['status'],
    timezone: row.timezone,
    switches: JSON.parse(row.switches),
    branding: JSON.parse(row.branding),
    contact: row.contact_id,
    picture: row.picture_id,
    importedFrom: row.imported_from,
    languages: languages.map(({ language }) => language),
    visible,
    summary: {
      number: row.number,
      slug: row.slug,
      name: row.name,
      prefix: row.prefix,
      centre: latitude === null || longitude === null ? null : { latitude, longitude },
      box:
        west === null || south === null || east === null || north === null
          ? null
          : { west, south, east, north },
      postalCodes: JSON.parse(row.postal_codes),
      aliases: JSON.parse(row.aliases),
      languages: visible,
      switches: JSON.parse(row.switches),
    },
  }
}

/** The facts of a region as changeRegion takes them: change what shall be other, leave the rest. */
export function factsOf({
  name,
  prefix,
  officialKey,
  status,
  timezone,
  switches,
  branding,
  contact,
  picture,
  summary,
}: Region): RegionFacts {
  const { centre, box, postalCodes, aliases } = summary
  return {
    ...{ name, prefix, officialKey, status, timezone, switches, branding, contact, picture },
    ...{ centre, box, postalCodes: [...postalCodes], aliases: [...aliases] },
  }
}

import type { Alias, RegionSummary } from '../../edition/manifest.ts'
import { distanceKm, type Point } from '../../kernel/geo.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'

export { RESERVED_SLUGS } from './reserved.ts'

export const LEGAL_KINDS = ['imprint', 'privacy', 'accessibility'] as const
export type LegalKind = (typeof LEGAL_KINDS)[number]

/** The edition part `region`: the region itself, in one language. */
export interface RegionPart {
  number: number
  slug: string
  name: string
  prefix: string | null
  timezone: string
  languages: readonly LanguageSlug[]
  /** The contact whom one can ask about anything: its number in the part `contacts`. */
  contact: number | null
  switches: Switches
  branding: Branding
  /** A picture of the place for the home page: its number in the part `media`. */
  picture: number | null
}

/** The edition part `legal`: what the region must say about itself. */
export type LegalPart = Partial<Record<LegalKind, LegalText>>

export interface LegalText {
  text: number
  title: string
  html: string
  writtenAt: Instant
}

/** What a region has switched on. */
export type Switches = NonNullable<RegionSummary['switches']>

/** A region's own colours for sea and deep; null: the house's. */
export interface Branding {
  sea: string | null
  deep: string | null
}

/** 'Landkreis Augsburg'. */
export const fullName = ({ prefix, name }: { prefix: string | null; name: string }): string =>
  prefix ? `${prefix} ${name}` : name

export interface FoundRegion {
  region: RegionSummary
  /** The villages that made it match, at most three. */
  aliases: readonly Alias[]
}

/**
 * Regions that a person means: each word of the query starts a word of the name or of one alias; or the query is (the
 * beginning of) a postal code. Accents and capitals do not matter, hyphens are spaces.
 * @example findRegions(all, 'neusa') // Landkreis Augsburg, because of its alias Neusäß
 */
export function findRegions(regions: readonly RegionSummary[], query: string): FoundRegion[] {
  const words = fold(query).split(' ').filter(Boolean)
  const digits = query.trim()
  const byCode = /^\d{3,5}$/.test(digits)
  return regions.flatMap((region) => {
    if (byCode)
      return region.postalCodes.some((code) => code.startsWith(digits)) ? [{ region, aliases: [] }] : []
    if (startsWords(fullName(region), words)) return [{ region, aliases: [] }]
    const aliases = region.aliases.filter((alias) => startsWords(alias.name, words)).slice(0, 3)
    return aliases.length > 0 ? [{ region, aliases }] : []
  })
}

function startsWords(name: string, words: readonly string[]): boolean {
  const parts = fold(name).split(' ')
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[-_/.,()]+/g, ' ')
    .trim()

/**
 * The regions nearest to a point, by their centre or nearest alias, nearest first.
 * @example nearestRegions(all, { latitude: 48.4, longitude: 10.8 }, 3)
 */
export function nearestRegions(
  regions: readonly RegionSummary[],
  from: Point,
  count: number,
): RegionSummary[] {
  const distance = (region: RegionSummary): number =>
    Math.min(...[region.centre, ...region.aliases].filter((p) => p !== null).map((p) => distanceKm(from, p)))
  return regions
    .map((region) => ({ region, km: distance(region) }))
    .filter(({ km }) => Number.isFinite(km))
    .sort((a, b) => a.km - b.km)
    .slice(0, count)
    .map(({ region }) => region)
}

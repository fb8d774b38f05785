import type { BoundingBox, Point } from '../kernel/geo.ts'
import type { Instant } from '../kernel/instant.ts'
import type { LanguageSlug } from '../kernel/language.ts'

/** The version of the format. A reader refuses another one. */
export const EDITION_FORMAT = 1

/** A part by the hash of its uncompressed canonical JSON, and that JSON's length. */
export interface PartRef {
  hash: string
  bytes: number
}

/** What is public of a region in one language: immutable parts by name. */
export interface Manifest {
  region: string
  language: LanguageSlug
  /** Grows with every publication that changed something in this language. */
  sequence: number
  publishedAt: Instant
  parts: Readonly<Record<string, PartRef>>
}

/** One publication of a region: all its languages at once, so that a switch of language never mixes two states. */
export interface EditionRecord {
  format: typeof EDITION_FORMAT
  /** The revision of the code that made the parts; another revision makes them anew. */
  compiler: number
  sequence: number
  summary: RegionSummary
  /** In the order of the language tree; the first is the region's own. */
  languages: readonly Manifest[]
}

/** What one must know of a region to find it among a thousand. */
export interface RegionSummary {
  number: number
  slug: string
  /** 'Landkreis Augsburg' is prefix 'Landkreis' and name 'Augsburg'. */
  name: string
  prefix: string | null
  /** hidden: reachable by address, not listed. */
  status: 'live' | 'hidden'
  centre: Point | null
  box: BoundingBox | null
  postalCodes: readonly string[]
  /** Villages and other names under which people look for it. */
  aliases: readonly Alias[]
  languages: readonly LanguageSlug[]
  /** What it has switched on. Records made before revision 4 do not say it. */
  switches?: { events: boolean; places: boolean; news: boolean }
}

export interface Alias extends Point {
  name: string
}

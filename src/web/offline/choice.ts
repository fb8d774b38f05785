import type { LanguageSlug } from '../../kernel/language.ts'

/** What a person wants to have with her. */
export interface Choice {
  region: string
  languages: readonly LanguageSlug[]
  /** Also the pages that may harm on a shared telephone: asked for separately. */
  sensitive: boolean
  pictures: boolean
}

/** What saving a language would cost, in bytes as they travel (brotli). */
export interface LanguageOffer {
  language: LanguageSlug
  /** Without its sensitive pages and without pictures. */
  bytes: number
  /** What the sensitive pages add; null where there are none. */
  sensitive: number | null
  pictures: number
}

/** GET /offline/<region>/offer.json: what can be saved of a region, and what it costs. */
export interface Offer {
  region: string
  sequence: number
  languages: readonly LanguageOffer[]
  /** Bytes of the worker, its shell and its words: once a device. */
  program: number
}

/** What is on this device. */
export interface Saved extends Choice {
  sequence: number
  /** When the county published it, and when this device fetched it: UTC. */
  publishedAt: string
  savedAt: string
  bytes: number
}

/** Why nothing was saved. What was there before is still there. */
export type SaveFault = 'no-room' | 'no-network' | 'not-possible' | 'changed-meanwhile'

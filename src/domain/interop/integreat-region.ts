import { z } from 'zod'
import type { RegionFacts } from '../regions/index.ts'

const degrees = z.number().min(-180).max(180)
const point = z.object({ latitude: degrees, longitude: degrees })

/** A region as `GET /api/v3/regions/<slug>/` gives it, as far as we take it over. */
export const integreatRegion = z.object({
  name: z.string().min(1).max(200),
  name_without_prefix: z.string().min(1).max(200).optional(),
  prefix: z.string().max(100).nullish(),
  live: z.boolean().default(true),
  plz: z.string().nullish(),
  longitude: degrees.nullish(),
  latitude: degrees.nullish(),
  bounding_box: z.tuple([z.tuple([degrees, degrees]), z.tuple([degrees, degrees])]).nullish(),
  aliases: z.record(z.string().min(1).max(200), point).nullish(),
  languages: z.array(z.object({ code: z.string() })).default([]),
})

export type IntegreatRegion = z.output<typeof integreatRegion>

/** Its facts in our words. */
export function factsOf(region: IntegreatRegion): RegionFacts {
  const { name, name_without_prefix, prefix, live, plz, latitude, longitude, bounding_box, aliases } = region
  const [[west, south], [east, north]] = bounding_box ?? [
    [0, 0],
    [0, 0],
  ]
  return {
    name: name_without_prefix ?? name,
    prefix: (name_without_prefix && prefix) || null,
    status: live ? 'live' : 'hidden',
    centre: latitude != null && longitude != null ? { latitude, longitude } : null,
    box: west < east && south < north ? { west, south, east, north } : null,
    postalCodes: plz && /^\d{5}$/.test(plz) ? [plz] : [],
    aliases: Object.entries(aliases ?? {}).map(([alias, where]) => ({ name: alias, ...where })),
  }
}

/**
 * A name for a region of which only the slug is known.
 * @example factsOfSlug('lkaugsburg') // { name: 'Augsburg', prefix: 'Landkreis' }
 */
export function factsOfSlug(slug: string): RegionFacts {
  const county = /^lk-?([a-z]{3,}.*)$/.exec(slug)?.[1]
  return { name: capitalised(county ?? slug), prefix: county ? 'Landkreis' : null }
}

const capitalised = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-')

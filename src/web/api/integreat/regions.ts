import { fullName, type RegionPart, type Switches } from '../../../domain/regions/public.ts'
import type { Editions } from '../../../edition/editions.ts'
import type { EditionRecord, RegionSummary } from '../../../edition/manifest.ts'
import type { BoundingBox, Point } from '../../../kernel/geo.ts'
import type { Answer } from './answer.ts'
import { type LanguageObject, languageObject } from './languages.ts'
import { fingerprint, onRecord } from './opened-edition.ts'

/** A region as Integreat's API gives it. Names and quirks are theirs. */
export interface RegionObject {
  id: number
  name: string
  path: string
  live: boolean
  prefix: string | null
  name_without_prefix: string
  plz: string
  extras: boolean
  events: boolean
  pois: boolean
  push_notifications: boolean
  longitude: number
  latitude: number
  bounding_box: readonly [readonly [number, number], readonly [number, number]]
  aliases: Readonly<Record<string, Point>> | null
  tunews: boolean
  external_news: boolean
  zammad_privacy_policy: string | null
  languages: readonly LanguageObject[]
  is_chat_enabled: boolean
}

/** Where a region without a box of its own is somewhere in. */
const GERMANY: BoundingBox = {
  west: 5.98865807458,
  south: 47.3024876979,
  east: 15.0169958839,
  north: 54.983104153,
}
const ALL_OFF: Switches = { events: false, places: false, news: false }

/**
 * `regions/`: all of them; the hidden ones too, which clients recognise by `live`. What was read of a region is kept
 * with its summary: a source gives a new summary with every record, so only what was published again is read again.
 */
export function regionList(editions: Editions): () => Promise<Answer> {
  const known = new WeakMap<RegionSummary, RegionObject>()
  return async () => {
    const objects: RegionObject[] = []
    for (const summary of await editions.summaries()) {
      const object = known.get(summary) ?? (await readRegion(editions, summary.slug))
      if (!object) continue
      known.set(summary, object)
      objects.push(object)
    }
    return answerOf(objects)
  }
}

/** `regions/{region}/`. */
export const oneRegion = async (editions: Editions, record: EditionRecord): Promise<Answer> =>
  answerOf(await regionOf(editions, record))

async function answerOf(said: RegionObject | readonly RegionObject[]): Promise<Answer> {
  const json = JSON.stringify(said)
  return { tag: await fingerprint(json), json: async () => json }
}

const readRegion = (editions: Editions, slug: string): Promise<RegionObject | undefined> =>
  onRecord(editions, slug, (record) => regionOf(editions, record))

async function regionOf(editions: Editions, { summary, languages }: EditionRecord): Promise<RegionObject> {
  const ref = languages[0]?.parts.region
  const part = ref && (await editions.part<RegionPart>(ref))
  return regionObject(summary, part?.switches ?? ALL_OFF)
}

function regionObject(summary: RegionSummary, switches: Switches): RegionObject {
  const box = summary.box ?? GERMANY
  const centre = summary.centre ?? middleOf(box)
  return {
    id: summary.number,
    name: fullName(summary),
    path: `/${summary.slug}/`,
    live: summary.status === 'live',
    prefix: summary.prefix,
    name_without_prefix: summary.name,
    plz: summary.postalCodes[0] ?? '',
    extras: false,
    events: switches.events,
    pois: switches.places,
    push_notifications: switches.news,
    longitude: centre.longitude,
    latitude: centre.latitude,
    bounding_box: [
      [box.west, box.south],
      [box.east, box.north],
    ],
    aliases: aliasesOf(summary),
    tunews: false,
    external_news: false,
    zammad_privacy_policy: null,
    languages: summary.languages.map(languageObject),
    is_chat_enabled: false,
  }
}

const middleOf = ({ west, south, east, north }: BoundingBox): Point => ({
  latitude: (south + north) / 2,
  longitude: (west + east) / 2,
})

function aliasesOf({ aliases }: RegionSummary): RegionObject['aliases'] {
  if (aliases.length === 0) return null
  return Object.fromEntries(aliases.map(({ name, latitude, longitude }) => [name, { latitude, longitude }]))
}

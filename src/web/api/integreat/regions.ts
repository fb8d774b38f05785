import { fullName, type Switches } from '../../../domain/regions/public.ts'
import type { Editions } from '../../../edition/editions.ts'
import type { EditionRecord, RegionSummary } from '../../../edition/manifest.ts'
import type { BoundingBox, Point } from '../../../kernel/geo.ts'
import type { Answer } from './answer.ts'
import { type LanguageObject, languageObject } from './languages.ts'
import { fingerprint } from './opened-edition.ts'

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

/** `regions/`: all of them; the hidden ones too, which clients recognise by `live`. No record and no part is read. */
export const regionList = async (editions: Editions): Promise<Answer> =>
  answerOf((await editions.summaries()).map(regionObject))

/** `regions/{region}/`. */
export const oneRegion = ({ summary }: EditionRecord): Promise<Answer> => answerOf(regionObject(summary))

async function answerOf(said: RegionObject | readonly RegionObject[]): Promise<Answer> {
  const json = JSON.stringify(said)
  return { tag: await fingerprint(json), json: async () => json }
}

function regionObject(summary: RegionSummary): RegionObject {
  const switches = summary.switches ?? ALL_OFF
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

import { EDITION_FORMAT, type EditionRecord } from '../../edition/manifest.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Choice, Saved } from './choice.ts'
import type { Device } from './device.ts'
import { partsOf } from './pack.ts'
import { sealed, unsealed } from './sealed.ts'
import { cacheName, cachesNamed, openCache, putEntry } from './store-room.ts'

/** A region as it was saved: what it is made of, and enough to answer for it. */
export interface SavedRegion {
  choice: Choice
  /** Of the chosen languages only. */
  record: EditionRecord
  publicUrl: string
  savedAt: Instant
  /** What the server called the record (ETag), to be asked again for 0 bytes. */
  tag: string | null
  /** Addresses of pictures. */
  pictures: readonly string[]
}

const REGIONS = 'regions-'
const regionsOf = ({ compiler }: Pick<Device, 'compiler'>): string =>
  `${REGIONS}${EDITION_FORMAT}-${compiler}`
const entryOf = (region: string, which: 'now' | 'before'): string => `/offline/${region}/${which}`

/**
 * What is saved of a region and whole, newest first: how it is now, and how it was before. Empty when it was never saved or
 * when both entries are broken; `there` tells the two apart.
 */
export async function generationsOf(
  device: Device,
  region: string,
): Promise<{ there: boolean; whole: SavedRegion[] }> {
  const cache = await openCache(device, regionsOf(device))
  const entries = [
    await cache.match(entryOf(region, 'now')).catch(() => undefined),
    await cache.match(entryOf(region, 'before')).catch(() => undefined),
  ]
  const read = await Promise.all(entries.map((entry) => readState(entry)))
  const whole = read.filter((state) => state !== undefined)
  return {
    there: entries.some(Boolean),
    whole: whole.filter(
      ({ record }) => record.format === EDITION_FORMAT && record.compiler === device.compiler,
    ),
  }
}

async function readState(entry: Response | undefined): Promise<SavedRegion | undefined> {
  const bytes = await unsealed(entry)
  return bytes && JSON.parse(new TextDecoder().decode(bytes))
}

/**
 * Makes a state the one that is shown. All that it names must be here. One put, so that a reader sees the old or the new;
 * the old one stays beside it, for the day on which something of the new one is found broken.
 */
export async function swapIn(device: Device, next: SavedRegion): Promise<void> {
  const { region } = next.choice
  const cache = await openCache(device, regionsOf(device))
  const [current = next] = (await generationsOf(device, region)).whole
  await putEntry(cache, entryOf(region, 'before'), await sealedState(current))
  await putEntry(cache, entryOf(region, 'now'), await sealedState(next))
}

const sealedState = (state: SavedRegion): Promise<Response> =>
  sealed(new TextEncoder().encode(JSON.stringify(state)), 'application/json')

/** Regions that are saved for this revision of the code. */
export async function savedRegions(device: Device): Promise<string[]> {
  const entries = await (await openCache(device, regionsOf(device))).keys()
  return [...new Set(entries.flatMap(({ url }) => regionIn(url) ?? []))].sort()
}

const regionIn = (url: string): string | undefined =>
  /^\/offline\/([^/]+)\/(?:now|before)$/.exec(new URL(url).pathname)?.[1]

/** What a person chose, for whichever revision: what a new worker must fetch again in its own. */
export async function savedChoices(device: Device): Promise<Choice[]> {
  const found = new Map<string, SavedRegion>()
  for (const state of await everyState(device)) {
    const known = found.get(state.choice.region)
    if (!known || known.savedAt < state.savedAt) found.set(state.choice.region, state)
  }
  return [...found.values()].map(({ choice }) => choice)
}

/** Every hash that a saved state names, of any revision: what must not be swept away. */
export async function hashesNamed(device: Device): Promise<Set<string>> {
  const texts = (await everyState(device)).map((state) => JSON.stringify(state))
  return new Set(texts.flatMap((text) => text.match(/[0-9a-f]{64}/g) ?? []))
}

async function everyState(device: Device): Promise<SavedRegion[]> {
  const states: SavedRegion[] = []
  for (const name of await cachesNamed(device, REGIONS)) {
    const cache = await device.caches.open(name)
    for (const key of await cache.keys()) {
      if (!regionIn(key.url)) continue
      const state = await readState(await cache.match(key).catch(() => undefined))
      if (state) states.push(state)
    }
  }
  return states
}

/** Forgets a region, of whichever revision. What only it named is swept away afterwards. */
export async function forgetRegion(device: Device, region: string): Promise<void> {
  for (const name of await cachesNamed(device, REGIONS)) {
    const cache = await device.caches.open(name)
    for (const which of ['now', 'before'] as const) await cache.delete(entryOf(region, which))
    await cache.delete(askedEntry(region))
  }
}

/** Forgets what other revisions of the code had saved: this one has its own. */
export async function forgetOtherRevisions(device: Device): Promise<void> {
  const own = cacheName(regionsOf(device))
  for (const name of await cachesNamed(device, REGIONS)) if (name !== own) await device.caches.delete(name)
}

const askedEntry = (region: string): string => `/offline/${region}/asked`

/** When the server was last asked for news of a region; undefined: never. */
export async function askedAt(device: Device, region: string): Promise<string | undefined> {
  const cache = await openCache(device, regionsOf(device))
  return (await cache.match(askedEntry(region)))?.text()
}

export async function noteAsked(device: Device, region: string): Promise<void> {
  const cache = await openCache(device, regionsOf(device))
  // Where there is no room for a line, the server is asked again sooner.
  await cache.put(askedEntry(region), new Response(device.now())).catch(() => {})
}

/** A saved region as its reader is told of it; bytes are those that it takes on the device, without pictures. */
export const asSaved = ({ choice, record, savedAt }: SavedRegion): Saved => ({
  ...choice,
  languages: record.languages.map(({ language }) => language),
  sequence: record.sequence,
  publishedAt: publishedAt(record),
  savedAt,
  bytes: partsOf(record).reduce((sum, { bytes }) => sum + bytes, 0),
})

/** When something of a record was last published. */
export const publishedAt = ({ languages }: EditionRecord): string =>
  languages
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1) ?? ''

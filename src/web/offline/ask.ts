import { EDITION_FORMAT, type EditionRecord } from '../../edition/manifest.ts'
import type { Choice } from './choice.ts'
import type { Device } from './device.ts'
import { packed } from './pack.ts'
import { RegionGone, SaveError } from './save-error.ts'
import { publishedAt, type SavedRegion } from './saved-region.ts'

/** GET /offline/<region>/record.json: what there is to fetch. */
export interface OfferedRecord {
  publicUrl: string
  record: EditionRecord
}

/** Only the chosen languages: of twenty, the names of all parts alone would be 20 kB. */
export const recordAddress = ({ region, languages }: Choice): string =>
  `/offline/${region}/record.json?languages=${[...languages].sort().join()}`

/**
 * Asks what is public of a region now, as far as it was chosen. Answers `known` when there is nothing newer.
 * Throws SaveError: 'no-network'; 'changed-meanwhile' when the region is gone, when it has none of the languages any more,
 * or when it speaks to another revision of this program.
 */
export async function askForRecord(
  device: Device,
  choice: Choice,
  known: SavedRegion | undefined,
  signal: AbortSignal | undefined,
): Promise<SavedRegion> {
  const same = known && sameChoice(known.choice, choice) ? known : undefined
  const response = await reach(device, recordAddress(choice), signal, same?.tag ?? null)
  if (response.status === 304 && same) return same
  if (response.status === 404) throw new RegionGone()
  if (!response.ok) throw new SaveError('no-network')
  const { publicUrl, record } = await body<OfferedRecord>(response.json(), signal)
  if (record?.format !== EDITION_FORMAT || record.compiler !== device.compiler)
    throw new SaveError('changed-meanwhile')
  const own = packed(record, choice)
  if (own.languages.length === 0) throw new SaveError('changed-meanwhile')
  if (same && !isNewer(own, same.record)) return same
  const tag = response.headers.get('ETag')
  return { choice, record: own, publicUrl, savedAt: device.now(), tag, pictures: [] }
}

const sameChoice = (a: Choice, b: Choice): boolean => keyOf(a) === keyOf(b)
const keyOf = ({ languages, sensitive, pictures }: Choice): string =>
  JSON.stringify([[...languages].sort(), sensitive, pictures])

/**
 * A server that has found something broken offers the edition before. A restored one may count from an earlier number.
 */
const isNewer = (a: EditionRecord, b: EditionRecord): boolean =>
  a.sequence > b.sequence || publishedAt(a) > publishedAt(b)

/**
 * An answer of the server itself, past the browser's memory of answers: what is kept is kept on the shelf.
 * Throws SaveError 'no-network' when there is none, and the signal's reason when it was called off.
 */
export const reach = (
  device: Device,
  address: string,
  signal: AbortSignal | undefined,
  tag: string | null = null,
): Promise<Response> =>
  body(
    device.fetch(address, {
      cache: 'no-store',
      ...(signal && { signal }),
      ...(tag && { headers: { 'If-None-Match': tag } }),
    }),
    signal,
  )

/** What comes over the network, or the reason why it does not. */
export async function body<T>(coming: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await coming
  } catch (error) {
    signal?.throwIfAborted()
    throw new SaveError('no-network', error)
  }
}

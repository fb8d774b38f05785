import type { MediaPart } from '../../domain/media/public.ts'
import { sha256 } from '../../edition/hash.ts'
import type { PartRef } from '../../edition/manifest.ts'
import { askForRecord, body, reach } from './ask.ts'
import type { Choice } from './choice.ts'
import type { Device } from './device.ts'
import { partsOf, picturesOf } from './pack.ts'
import { SaveError } from './save-error.ts'
import type { SavedRegion } from './saved-region.ts'
import { sealed } from './sealed.ts'
import { partAddress, partBytes, putThing, thingsHeld } from './store-room.ts'

export interface BringOptions {
  /** Bytes that have come, and that are to come; pictures are counted with a round number. */
  progress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** Browsers open six connections to a host. */
const AT_ONCE = 6
const ATTEMPTS = 3
const BYTES_OF_A_PICTURE = 30_000

/** The server has not got it any more, or what it sent is something else. */
class NotThere extends Error {}

/**
 * Brings everything of a choice onto the shelf that is not there yet, and answers the state that may then be swapped in;
 * `known` itself when there is nothing newer. What has come stays there, so that the next try goes on where this one ended.
 * Throws SaveError.
 */
export async function bring(
  device: Device,
  choice: Choice,
  known: SavedRegion | undefined,
  options: BringOptions,
): Promise<SavedRegion> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await bringOnce(device, choice, attempt === 1 ? known : undefined, options)
    } catch (error) {
      // Published anew while we were reading: the new record says what there is now.
      if (!(error instanceof NotThere)) throw error
      if (attempt === ATTEMPTS) throw new SaveError('changed-meanwhile', error)
    }
  }
}

async function bringOnce(
  device: Device,
  choice: Choice,
  known: SavedRegion | undefined,
  { progress, signal }: BringOptions,
): Promise<SavedRegion> {
  const state = await askForRecord(device, choice, known, signal)
  const held = await thingsHeld(device)
  const missing = (parts: readonly PartRef[]) => parts.filter(({ hash }) => !held.has(partAddress(hash)))
  const bringPart = async ({ hash, bytes }: PartRef): Promise<number> => {
    await putThing(device, partAddress(hash), await fetchPart(device, hash, signal))
    return bytes
  }
  const ofPictures = new Set(
    state.record.languages.flatMap(({ parts }) => (choice.pictures && parts.media?.hash) || []),
  )
  const all = partsOf(state.record)
  const media = all.filter(({ hash }) => ofPictures.has(hash))
  await eachOf(missing(media), bringPart)
  const pictures = picturesOf(await readParts<MediaPart>(device, media))
  const parts = missing(all).filter((part) => !media.includes(part))
  const wanted = pictures.filter((address) => !held.has(address))

  const total = parts.reduce((sum, { bytes }) => sum + bytes, wanted.length * BYTES_OF_A_PICTURE)
  let done = 0
  const tell = (bytes: number): void => {
    done += bytes
    progress?.(done, total)
  }
  tell(0)
  await eachOf(parts, async (part) => tell(await bringPart(part)))
  await eachOf(wanted, async (address) => {
    await bringPicture(device, address, signal)
    tell(BYTES_OF_A_PICTURE)
  })
  return state === known ? known : { ...state, pictures }
}

async function fetchPart(device: Device, hash: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await reach(device, partAddress(hash), signal)
  if (response.status >= 500) throw new SaveError('no-network')
  const bytes = new Uint8Array(await body(response.arrayBuffer(), signal))
  if (!response.ok || (await sha256(bytes)) !== hash) throw new NotThere(hash)
  return new Response(bytes, { headers: { 'Content-Type': 'application/json' } })
}

/** A page is whole without a picture: one that the server has not got is left out. */
async function bringPicture(device: Device, address: string, signal: AbortSignal | undefined): Promise<void> {
  const response = await reach(device, address, signal)
  if (!response.ok) return
  const bytes = new Uint8Array(await body(response.arrayBuffer(), signal))
  await putThing(device, address, await sealed(bytes, 'image/webp'))
}

async function readParts<T>(device: Device, refs: readonly PartRef[]): Promise<T[]> {
  const read = refs.map(async ({ hash }): Promise<T[]> => {
    const bytes = await partBytes(device, hash)
    return bytes ? [JSON.parse(new TextDecoder().decode(bytes))] : []
  })
  return (await Promise.all(read)).flat()
}

/** Some at once; the first fault ends it, when those under way have ended too. */
async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all]
  const row = async (): Promise<void> => {
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next)
    } finally {
      waiting.length = 0
    }
  }
  const rows = await Promise.allSettled(Array.from({ length: AT_ONCE }, row))
  const failed = rows.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

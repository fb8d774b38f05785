import type { Device } from './device.ts'
import { SaveError } from './save-error.ts'
import { bytesOf } from './sealed.ts'

/** All caches of ours begin like this; a browser keeps those of one host together. */
const OURS = 'ankerplatz-'
/** Parts and pictures, each under an address with its hash: whatever regions and languages share is there once. */
const THINGS = `${OURS}things`

export const partAddress = (hash: string): string => `/parts/${hash}`

/** Addresses of the parts and pictures that are here. */
export async function thingsHeld(device: Device): Promise<Set<string>> {
  const entries = await (await device.caches.open(THINGS)).keys()
  return new Set(entries.map(({ url }) => new URL(url).pathname))
}

/** An entry; undefined when it is not there or cannot be read. */
export async function thingAt(device: Device, address: string): Promise<Response | undefined> {
  const cache = await device.caches.open(THINGS)
  return cache.match(address).catch(() => undefined)
}

export const partBytes = async (device: Device, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  bytesOf(await thingAt(device, partAddress(hash)))

export const putThing = async (device: Device, address: string, entry: Response): Promise<void> =>
  putEntry(await device.caches.open(THINGS), address, entry)

export async function dropThings(device: Device, addresses: Iterable<string>): Promise<void> {
  const cache = await device.caches.open(THINGS)
  for (const address of addresses) await cache.delete(address)
}

/** Puts an entry into a cache. Throws SaveError 'no-room' when the device has none, 'not-possible' when it may not. */
export async function putEntry(cache: Cache, address: string, entry: Response): Promise<void> {
  try {
    await cache.put(address, entry)
  } catch (error) {
    // Storage Standard, section 6: a put over the quota is refused as a whole.
    throw new SaveError((error as Error)?.name === 'QuotaExceededError' ? 'no-room' : 'not-possible', error)
  }
}

/** Whether there is room for the scripts of a worker. */
export async function hasRoom(device: Device): Promise<boolean> {
  const cache = await device.caches.open(THINGS)
  try {
    await cache.put('/room', new Response(new Uint8Array(200_000)))
    return true
  } catch {
    return false
  } finally {
    await cache.delete('/room')
  }
}

/** Names of our caches that begin with a word. */
export const cachesNamed = async (device: Device, word: string): Promise<string[]> =>
  (await device.caches.keys()).filter((name) => name.startsWith(OURS + word))

export const cacheName = (word: string): string => OURS + word

export const openCache = (device: Device, word: string): Promise<Cache> => device.caches.open(cacheName(word))

/** Removes all that was ever kept. */
export async function clearOut(device: Device): Promise<void> {
  for (const name of await cachesNamed(device, '')) await device.caches.delete(name)
}

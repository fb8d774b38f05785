import { bestLanguage, INTERFACE_LANGUAGES, type LanguageSlug } from '../../kernel/language.ts'
import { body, reach } from './ask.ts'
import { WORDS } from './build-facts.ts'
import type { Device } from './device.ts'
import { LOCALES } from './loaded-locales.ts'
import { SaveError } from './save-error.ts'
import { sealed, unsealed } from './sealed.ts'
import { openCache, putEntry } from './store-room.ts'

/** Words, scripts and icons: what the worker needs beside editions. Addresses carry a hash, so builds do not disturb each other. */
const PROGRAM = 'program'

/** Everything is kept twice: without its words a page cannot be shown, and a second copy costs no network. */
const copiesOf = (address: string): string[] => [address, `${address}?copy`]

/** Fetches what is not here yet. Throws SaveError. */
export async function holdProgram(
  device: Device,
  addresses: Iterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  const cache = await openCache(device, PROGRAM)
  for (const address of addresses) {
    if (await programAt(device, address)) continue
    const response = await reach(device, address, signal)
    if (!response.ok) throw new SaveError('no-network')
    const bytes = new Uint8Array(await body(response.arrayBuffer(), signal))
    const type = response.headers.get('Content-Type') ?? ''
    for (const copy of copiesOf(address)) await putEntry(cache, copy, await sealed(bytes, type))
  }
}

/** Something of the program as an answer; undefined when it is not here or not whole. */
export async function programAt(device: Device, address: string): Promise<Response | undefined> {
  const cache = await openCache(device, PROGRAM)
  for (const copy of copiesOf(address)) {
    const entry = await cache.match(copy).catch(() => undefined)
    const bytes = await unsealed(entry)
    if (bytes) return new Response(bytes, { headers: headersOf(entry?.headers.get('Content-Type') ?? '') })
  }
  return undefined
}

const headersOf = (type: string): HeadersInit => ({
  'Content-Type': type,
  'X-Content-Type-Options': 'nosniff',
})

/** Throws away what other builds needed. */
export async function keepOnly(device: Device, addresses: readonly string[]): Promise<void> {
  const cache = await openCache(device, PROGRAM)
  for (const key of await cache.keys())
    if (!addresses.includes(new URL(key.url).pathname)) await cache.delete(key)
}

/** The languages of the interface in which pages of these languages are. */
export const wordsFor = (languages: readonly LanguageSlug[]): LanguageSlug[] => [
  ...new Set(languages.map((slug) => bestLanguage(slug, INTERFACE_LANGUAGES))),
]

export const wordsAddresses = (languages: readonly LanguageSlug[]): string[] =>
  wordsFor(languages).flatMap((slug) => WORDS[slug] ?? [])

/** Reads words from the shelf into memory. Answers whether all of them are there now. */
export async function loadWords(device: Device, languages: readonly LanguageSlug[]): Promise<boolean> {
  const loaded = await Promise.all(wordsFor(languages).map((slug) => loadOne(device, slug)))
  return loaded.every(Boolean)
}

async function loadOne(device: Device, slug: LanguageSlug): Promise<boolean> {
  if (!LOCALES[slug]) {
    const words = await programAt(device, WORDS[slug] ?? '/')
    if (words) LOCALES[slug] = await words.json()
  }
  return slug in LOCALES
}

import { sha256 } from './hash.ts'
import type { EditionRecord, PartRef, RegionSummary } from './manifest.ts'

/** Where editions are kept: a folder, object storage, a browser's cache. */
export interface PartSource {
  summaries(): Promise<readonly RegionSummary[]>
  /** The newest publication of a region; undefined when there is none. Throws CorruptPart when none can be trusted. */
  record(region: string): Promise<EditionRecord | undefined>
  /** The uncompressed bytes of a part, unverified; undefined when it is not there. */
  bytes(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** A part is missing or does not match its hash: never offer a record with it again. */
  reject(hash: string): void
}

/** Editions as their readers see them: parsed, verified, remembered while there is room. */
export interface Editions {
  summaries(): Promise<readonly RegionSummary[]>
  record(region: string): Promise<EditionRecord | undefined>
  /** A verified part. Throws CorruptPart when it is missing or not what its hash says. */
  part<T>(ref: PartRef): Promise<T>
}

/** A part that cannot be trusted. Asking again gives the last good record. */
export class CorruptPart extends Error {
  override readonly name = 'CorruptPart'
}

/**
 * Reads editions from a source; parsed parts stay in memory up to `memory` bytes, least recently used go first.
 * @example openEditions(shelf, 64 * 2 ** 20)
 */
export function openEditions(source: PartSource, memory: number): Editions {
  const parsed = new Map<string, { value: Promise<unknown>; bytes: number }>()
  let held = 0

  async function load({ hash }: PartRef): Promise<unknown> {
    const bytes = await source.bytes(hash)
    if (!bytes || (await sha256(bytes)) !== hash) {
      source.reject(hash)
      throw new CorruptPart(`part ${hash} is ${bytes ? 'not what it was' : 'missing'}`)
    }
    return JSON.parse(new TextDecoder().decode(bytes))
  }

  function forget(hash: string): void {
    held -= parsed.get(hash)?.bytes ?? 0
    parsed.delete(hash)
  }

  return {
    summaries: () => source.summaries(),
    record: (region) => source.record(region),
    part<T>(ref: PartRef): Promise<T> {
      const known = parsed.get(ref.hash)
      if (known) {
        parsed.delete(ref.hash)
        parsed.set(ref.hash, known)
        return known.value as Promise<T>
      }
      const value = load(ref).catch((error) => {
        forget(ref.hash)
        throw error
      })
      parsed.set(ref.hash, { value, bytes: ref.bytes })
      held += ref.bytes
      while (held > memory && parsed.size > 1) forget(parsed.keys().next().value as string)
      return value as Promise<T>
    },
  }
}

import { COMPILER_REVISION } from '../../domain/publishing/public.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'

/** What the shelf on a telephone needs of the browser around it. Page and worker have the same. */
export interface Device {
  caches: CacheStorage
  fetch(address: string, init?: RequestInit): Promise<Response>
  now(): Instant
  /** The revision of the code in this program: it reads editions of this one and of no other. */
  compiler: number
  /** Whoever changes the shelf does it alone: several pages and the worker may want to at once. */
  alone<T>(act: () => Promise<T>): Promise<T>
}

/**
 * The device that this program runs on.
 * @example const saved = await savedChoices(thisDevice())
 */
export const thisDevice = (): Device => ({
  caches,
  fetch: (address, init) => fetch(address, init),
  now: () => toInstant(new Date()),
  compiler: COMPILER_REVISION,
  // Safari has locks from 15.4 on; before, two pages that save at once may fetch something twice.
  alone: async (act) => (navigator.locks ? await navigator.locks.request('ankerplatz-shelf', act) : act()),
})

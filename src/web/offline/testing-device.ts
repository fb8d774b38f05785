import { COMPILER_REVISION } from '../../domain/publishing/public.ts'
import { toInstant } from '../../kernel/instant.ts'
import type { Device } from './device.ts'

interface Entry {
  bytes: Uint8Array<ArrayBuffer>
  headers: [string, string][]
}

/** A telephone in memory: Cache Storage as far as the shelf uses it, a network that can be cut, room that can end. */
export interface TestingDevice extends Device {
  /** Cache -> address -> entry: to look into, and to break. */
  stored: Map<string, Map<string, Entry>>
  /** Addresses that were asked for, and how the server answered. */
  asked: { address: string; status: number }[]
  /** Calls back before the network is asked; throws when there is none. */
  onAsk(listener: (address: string) => void): void
  /** Bytes that fit. */
  room: number
  /** Turns the clock. */
  later(ms: number): void
}

/**
 * A telephone whose network leads to one server.
 * @example const device = testingDevice((address) => fetch('http://127.0.0.1:4000' + address))
 */
export function testingDevice(
  server: (address: string, init?: RequestInit) => Promise<Response>,
  compiler = COMPILER_REVISION,
): TestingDevice {
  const stored: TestingDevice['stored'] = new Map()
  let listener = (_: string): void => {}
  let now = Date.parse('2026-11-22T12:00:00Z')
  let last: Promise<unknown> = Promise.resolve()
  const device: TestingDevice = {
    stored,
    asked: [],
    room: Number.POSITIVE_INFINITY,
    compiler,
    caches: cachesIn(stored, () => device.room),
    now: () => toInstant(now),
    later: (ms) => {
      now += ms
    },
    onAsk: (next) => {
      listener = next
    },
    async fetch(address, init) {
      init?.signal?.throwIfAborted()
      listener(address)
      const response = await server(address, init)
      device.asked.push({ address, status: response.status })
      return response
    },
    alone(act) {
      const mine = last.then(act)
      last = mine.catch(() => {})
      return mine
    },
  }
  return device
}

function cachesIn(stored: TestingDevice['stored'], room: () => number): CacheStorage {
  const used = (): number =>
    [...stored.values()]
      .flatMap((cache) => [...cache.values()])
      .reduce((sum, { bytes }) => sum + bytes.length, 0)
  const open = async (name: string): Promise<Cache> => {
    const entries = stored.get(name) ?? new Map<string, Entry>()
    stored.set(name, entries)
    const cache: Pick<Cache, 'match' | 'put' | 'delete' | 'keys'> = {
      async match(asked) {
        const entry = entries.get(addressOf(asked))
        return entry && new Response(entry.bytes.slice(), { headers: entry.headers })
      },
      async put(asked, response) {
        const bytes = new Uint8Array(await response.arrayBuffer())
        if (used() + bytes.length > room()) throw new DOMException('full', 'QuotaExceededError')
        entries.set(addressOf(asked), { bytes, headers: [...response.headers] })
      },
      delete: async (asked) => entries.delete(addressOf(asked)),
      keys: async () => [...entries.keys()].map((address) => new Request(new URL(address, HOST))),
    }
    return cache as Cache
  }
  return {
    open,
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
  } as CacheStorage
}

const HOST = 'http://telephone.example'

function addressOf(asked: RequestInfo | URL): string {
  const { pathname, search } = new URL(asked instanceof Request ? asked.url : asked, HOST)
  return pathname + search
}

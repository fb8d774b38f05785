import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../../kernel/refusal.ts'

/** How one behaves at somebody else's server. */
export interface Manners {
  /** Who is asking, with an address where one can complain (RFC 9110, section 10.1.5). */
  userAgent: string
  pauseMs?: number
  backoffMs?: number
  timeoutMs?: number
  attempts?: number
}

export interface Wanted {
  /** What the answer must be: the beginning of its content type. */
  type: string
  mostBytes: number
  /** Where it goes, instead of into memory. */
  file?: string
}

/** One request after the other, with pauses; answers the bytes, or none when they went into a file. */
export type PoliteFetch = (address: string, wanted: Wanted) => Promise<Uint8Array>

const MOST_REDIRECTS = 5
const LONGEST_WAIT_MS = 60_000

/**
 * A client that is no burden: one request at a time, a pause between them, patience when it is told to wait (429, 503
 * and Retry-After), and that is not led astray: https only (http on this machine), no redirect to another host.
 * Refuses as unavailable, with the address, when it was all in vain.
 * @example const get = politeFetch({ userAgent: 'Ankerplatz/0.1 (+https://guide.example)' })
 */
export function politeFetch(manners: Manners): PoliteFetch {
  const { userAgent, pauseMs = 200, backoffMs = 1000, timeoutMs = 60_000, attempts = 5 } = manners
  let last: Promise<unknown> = Promise.resolve()

  return (address, wanted) => {
    const mine = last.then(() => persist(address, wanted))
    last = mine.catch(() => {}).then(() => pause(pauseMs))
    return mine
  }

  async function persist(address: string, wanted: Wanted): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(new URL(address), wanted)
      } catch (error) {
        if (error instanceof Refusal) throw error
        const again = error instanceof TryAgain ? error : new TryAgain(causeOf(error))
        if (attempt === attempts) throw unavailable(address, again.message)
        await pause(Math.min(LONGEST_WAIT_MS, again.waitMs ?? backoffMs * 2 ** (attempt - 1)))
      }
    }
  }

  async function once(start: URL, wanted: Wanted): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(timeoutMs)
    let at = start
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      refuseUnsafe(at)
      const response = await fetch(at, {
        redirect: 'manual',
        signal,
        headers: { 'user-agent': userAgent, accept: wanted.type },
      })
      const onward = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && onward) {
        await response.body?.cancel()
        at = nextStop(at, onward)
        continue
      }
      await refuseFailure(response, at)
      return await take(response, wanted, at)
    }
    throw unavailable(start.href, 'it redirects in circles')
  }
}

/** Worth another attempt: after `waitMs`, when the server said so. */
class TryAgain extends Error {
  readonly waitMs: number | undefined
  constructor(message: string, waitMs?: number) {
    super(message)
    this.waitMs = waitMs
  }
}

function refuseUnsafe(address: URL): void {
  const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(address.hostname)
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && here))
    throw new Refusal('invalid', `${address.href}: only https is fetched (http only on this machine).`)
}

function nextStop(from: URL, onward: string): URL {
  const to = URL.canParse(onward, from) ? new URL(onward, from) : undefined
  if (to?.host !== from.host)
    throw new Refusal('unavailable', `${from.href} leads to another host (${to?.host ?? 'nowhere'}).`)
  return to
}

async function refuseFailure(response: Response, at: URL): Promise<void> {
  if (response.ok) return
  await response.body?.cancel()
  const { status } = response
  if (status === 429 || status >= 500)
    throw new TryAgain(`it answers ${status}`, waitOf(response.headers.get('retry-after')))
  throw unavailable(at.href, `it answers ${status}`)
}

/** Retry-After is seconds or a date (RFC 9110, section 10.2.3). */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

async function take(response: Response, { type, mostBytes, file }: Wanted, at: URL): Promise<Uint8Array> {
  const got = response.headers.get('content-type') ?? 'nothing'
  if (!got.startsWith(type)) {
    await response.body?.cancel()
    throw new Refusal('invalid', `${at.href} answers ${got.split(';')[0]}, not ${type}.`)
  }
  const bytes = limited(response.body, mostBytes, at)
  if (file === undefined) return gathered(bytes)
  await pipeline(bytes, createWriteStream(file))
  return new Uint8Array()
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

async function* limited(
  body: AsyncIterable<Uint8Array> | null,
  most: number,
  at: URL,
): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const chunk of body ?? []) {
    count += chunk.length
    if (count > most)
      throw new Refusal('invalid', `${at.href} has more than ${Math.round(most / 2 ** 20)} MB.`)
    yield chunk
  }
}

const unavailable = (address: string, why: string): Refusal =>
  new Refusal('unavailable', `${address} cannot be fetched: ${why}.`)

/** undici says 'fetch failed' and hides the reason in `cause`. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string } }
  return cause?.message || message || String(error)
}

import { type Context, Hono } from 'hono'
import { CorruptPart, type Editions, type PartSource } from '../../edition/editions.ts'
import { sha256 } from '../../edition/hash.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import type { OfferedRecord } from './ask.ts'
import { type OfferParts, offerOf } from './offer.ts'
import { packed } from './pack.ts'

export interface OfflineDoors extends OfferParts {
  editions: Pick<Editions, 'record' | 'part'>
  /** Parts as they are, decoded; and what to tell when one is broken. */
  source: Pick<PartSource, 'bytes' | 'reject'>
  publicUrl: string
  /** A file of the build, in an encoding; undefined when there is none. */
  file(name: string, encoding: 'br' | 'identity'): Promise<Uint8Array<ArrayBuffer> | undefined>
  keepHeader: string
}

const FOR_EVER = 'public, max-age=31536000, immutable'
const COMMON = { 'X-Content-Type-Options': 'nosniff', Vary: 'Accept-Encoding' }
/** A worker lives by the policy that it came with (CSP Level 3, section 4.1): it talks to this house and nobody else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'"

/**
 * What a device fetches to take a region along: its record, what it costs, its parts, the worker and its words.
 * @example serveOffline(doors).request('/offline/hafen/record.json?languages=de,uk')
 */
export function serveOffline(doors: OfflineDoors): Hono {
  const { editions, publicUrl, keepHeader } = doors
  const app = new Hono()

  app.get('/offline/words/:name', async (c) => {
    const name = c.req.param('name')
    const known = /^[a-z-]{2,7}-[0-9a-f]{12}[.]json$/.test(name)
    return known ? sendFile(c, doors, `words-${name}`, 'application/json', FOR_EVER) : c.notFound()
  })

  app.get('/worker.js', async (c) => {
    const answer = await sendFile(c, doors, 'worker.js', 'text/javascript; charset=utf-8', 'no-cache')
    answer.headers.set('Content-Security-Policy', WORKER_POLICY)
    return answer
  })

  app.get('/offline/:region/record.json', async (c) => {
    const record = await editions.record(c.req.param('region'))
    if (!record) return c.notFound()
    const asked = c.req.query('languages')?.split(',') ?? record.summary.languages
    const answer: OfferedRecord = { publicUrl, record: withLanguages(record, asked) }
    return c.json(answer, 200, { ...COMMON, 'Cache-Control': 'no-cache' })
  })

  app.get('/offline/:region/offer.json', async (c) => {
    const slug = c.req.param('region')
    const record = await editions.record(slug)
    if (!record) return c.notFound()
    const offer = await offerOf(doors, editions, record)
    return c.json(offer, 200, { ...COMMON, 'Cache-Control': 'no-cache', [keepHeader]: slug })
  })

  app.get('/parts/:hash', (c) => sendPart(c, doors, c.req.param('hash')))

  app.onError((error, c) => {
    if (!(error instanceof CorruptPart)) throw error
    // It is being made anew: this passes.
    return c.text('503', 503, { 'Retry-After': '5', 'Cache-Control': 'no-store' })
  })
  return app
}

/** Without what only the API gives away: nobody takes it along. */
const withLanguages = (record: EditionRecord, languages: readonly string[]): EditionRecord =>
  packed(record, { region: record.summary.slug, languages, sensitive: true, pictures: false })

/** A part as it lies on the shelf, for who can read it so. One that is broken is never sent. */
async function sendPart(c: Context, { source, packedPart }: OfflineDoors, hash: string): Promise<Response> {
  const bytes = /^[0-9a-f]{64}$/.test(hash) ? await source.bytes(hash) : undefined
  if (!bytes) return c.text('404', 404, { 'Cache-Control': 'no-store' })
  if ((await sha256(bytes)) !== hash) {
    source.reject(hash)
    throw new CorruptPart(`part ${hash} is not what it was`)
  }
  const headers = { ...COMMON, 'Content-Type': 'application/json', 'Cache-Control': FOR_EVER }
  const small = takesBrotli(c) ? await packedPart(hash) : undefined
  return small ? c.body(small, 200, { ...headers, 'Content-Encoding': 'br' }) : c.body(bytes, 200, headers)
}

async function sendFile(
  c: Context,
  { file }: OfflineDoors,
  name: string,
  type: string,
  cache: string,
): Promise<Response> {
  const headers = { ...COMMON, 'Content-Type': type, 'Cache-Control': cache }
  const small = takesBrotli(c) ? await file(name, 'br') : undefined
  if (small) return c.body(small, 200, { ...headers, 'Content-Encoding': 'br' })
  const bytes = await file(name, 'identity')
  return bytes ? c.body(bytes, 200, headers) : c.text('404', 404)
}

/** The server's front has chosen among what the client takes. */
const takesBrotli = (c: Context): boolean => c.req.header('Accept-Encoding') === 'br'

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '../log/log.ts'
import { chooseEncoding, type Encoding, encode } from './encoding.ts'
import { addressOf, bodyOf } from './incoming.ts'
import { type Ready, ResponseMemory } from './memory.ts'
import { answerOnePerson } from './personal.ts'

export interface FrontParts {
  /** What answers when memory does not: an application over web standards. */
  fetch(request: Request): Response | Promise<Response>
  /** Bytes of responses kept. */
  memory: number
  /** The response header that names what a response depends on and so says that it may be kept. */
  keepHeader: string
  /** Whether an address is answered to one person only, with her cookies. */
  isPersonal?(path: string): boolean
  log: Log
  patience?: Patience
  /** Called when an answer begins: `ms` after the request was read. Of the request it gets the address, to forget it. */
  watch?(answered: { url: string; status: number; ms: number; remembered: boolean }): void
}

/** Milliseconds that a client may take: to send its headers, its whole request, and until it sends or reads on. */
export interface Patience {
  headers: number
  request: number
  idle: number
}

export interface Front {
  server: Server
  /** Forgets what depends on a region; null: everything. */
  forget(region: string | null): void
  /** Bytes of responses in memory. */
  held(): number
}

const LONGEST_ADDRESS = 4096
const PATIENCE: Patience = { headers: 15_000, request: 30_000, idle: 60_000 }
/** RFC 9110 section 9: what a Request of web standards may carry; TRACE would send back what it was sent. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * The server's front: sends what it has ready, compressed, straight from memory; asks the application for the rest, once
 * for all who ask at the same time. Slow clients are cut off, long addresses refused.
 */
export function createFront(parts: FrontParts): Front {
  const { fetch, memory: room, keepHeader, log, patience = PATIENCE, watch } = parts
  const memory = new ResponseMemory(room)
  const making = new Map<string, Promise<Ready>>()
  const remembered = new WeakSet<ServerResponse>()
  let epoch = 0

  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      // Node.js looks only each 30 seconds otherwise, and a slow client would have so much longer.
      connectionsCheckingInterval: Math.min(5000, patience.headers),
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      const began = performance.now()
      respond(request, response)
        .catch((error) => {
          log.error({ event: 'http.failed', fault: String(error), stack: (error as Error).stack })
          if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' })
          response.end()
        })
        .finally(() =>
          watch?.({
            url: request.url ?? '/',
            status: response.statusCode,
            ms: performance.now() - began,
            remembered: remembered.has(response),
          }),
        )
    },
  )
  server.setTimeout(patience.idle)
  return {
    server,
    forget(region) {
      epoch++
      memory.forget(region)
    },
    held: () => memory.held,
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/'
    if (url.length > LONGEST_ADDRESS) {
      response.writeHead(414).end()
      return
    }
    if (!METHODS.includes(request.method ?? '')) {
      response.writeHead(405, { allow: METHODS.join(', ') }).end()
      return
    }
    if (parts.isPersonal?.(url)) {
      await answerOnePerson(request, response, fetch)
      return
    }
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (!reading) {
      const body = await bodyOf(request)
      if (!body) response.writeHead(413, { connection: 'close' }).end()
      else write(request, response, await make(request, body, 'identity'))
      return
    }
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    const key = `${encoding} ${url}`
    const known = memory.get(key)
    if (known) remembered.add(response)
    write(request, response, known ?? (await once(key, request, encoding)))
  }

  function once(key: string, request: IncomingMessage, encoding: Encoding): Promise<Ready> {
    // Where the answer depends on the reader (the language of her browser) it is not the same for all who ask.
    const shared = `${key} ${request.headers['accept-language'] ?? ''}`
    const already = making.get(shared)
    if (already) return already
    const began = epoch
    const made = make(request, undefined, encoding)
      .then((ready) => {
        if (ready.dependsOn !== '' && began === epoch) memory.put(key, ready)
        return ready
      })
      .finally(() => making.delete(shared))
    making.set(shared, made)
    return made
  }

  async function make(
    request: IncomingMessage,
    body: Uint8Array<ArrayBuffer> | undefined,
    wanted: Encoding,
  ): Promise<Ready> {
    const headers = new Headers()
    for (const name of [
      'accept',
      'accept-language',
      'content-type',
      'origin',
      'sec-fetch-site',
      'access-control-request-method',
    ]) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    // The encoding chosen, not the header as it was sent: all who share this answer chose the same.
    if (wanted !== 'identity') headers.set('accept-encoding', wanted)
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    const answer = await fetch(new Request(addressOf(request), { method, headers, ...(body && { body }) }))
    const plain = new Uint8Array(await answer.arrayBuffer())
    const dependsOn = answer.headers.get(keepHeader) ?? ''
    const own = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => name !== keepHeader && name !== 'etag' && name !== 'content-length',
      ),
    )
    // What the application has encoded itself (a part from the shelf) is sent as it is.
    const already = own['content-encoding']
    const { body: encoded, encoding } = already
      ? { body: plain, encoding: already }
      : await encode(plain, own['content-type'] ?? '', wanted)
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
    const etag = answer.status === 200 ? `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"` : ''
    const vary = /\baccept-encoding\b/i.test(own.vary ?? '')
      ? own.vary
      : [own.vary, 'Accept-Encoding'].filter(Boolean).join(', ')
    return {
      status: answer.status,
      headers: {
        ...own,
        ...(vary && { vary }),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
        ...(etag && { etag }),
        'content-length': String(encoded.length),
      },
      body: encoded,
      etag,
      dependsOn: answer.status === 200 ? dependsOn : '',
    }
  }
}

function write(request: IncomingMessage, response: ServerResponse, ready: Ready): void {
  if (ready.etag !== '' && matches(request.headers['if-none-match'], ready.etag)) {
    const { 'content-length': _, 'content-encoding': __, ...headers } = ready.headers
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(ready.status, ready.headers)
  if (request.method === 'HEAD') response.end()
  else response.end(ready.body)
}

/** RFC 9110 section 13.1.2: a list of entity tags, compared weakly. */
const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')

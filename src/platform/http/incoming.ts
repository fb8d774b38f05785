import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

const LARGEST_BODY = 1_000_000
/** A long text in Arabic script, in a form of the back office: each letter is six signs there. */
export const LARGEST_FORM = 3_000_000

/** The address as asked for; the host does not matter, and an address that is none becomes '/' + what was sent. */
export function addressOf(request: IncomingMessage): string {
  const path = request.url ?? '/'
  return `http://ankerplatz.local${path.startsWith('/') ? path : `/${path}`}`
}

/**
 * What was sent, whole; undefined when it is more than we take, or when the client has gone. Not `for await`: leaving it
 * ends the connection, and the client would not hear why.
 */
export function bodyOf(
  request: IncomingMessage,
  most = LARGEST_BODY,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer> | undefined>()
  const pieces: Buffer[] = []
  let length = 0
  request
    .on('data', (piece: Buffer) => {
      length += piece.length
      if (length <= most) pieces.push(piece)
      else resolve(undefined)
    })
    .once('end', () => resolve(new Uint8Array(Buffer.concat(pieces))))
    .once('error', () => resolve(undefined))
  return promise
}

/** What is being sent, read when it is asked for. Whoever asks looks first how much there is. */
export const laterBodyOf = (request: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> =>
  Readable.toWeb(request) as ReadableStream<Uint8Array<ArrayBuffer>>

import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, encode } from './encoding.ts'
import { addressOf, bodyOf, LARGEST_FORM, laterBodyOf } from './incoming.ts'

/** What an application for people who are signed in is told of a request: never where it comes from or with what. */
const TOLD = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'origin',
  'sec-fetch-mode',
  'sec-fetch-site',
]

/**
 * Answers one person: her cookies go through, nothing is shared with others who ask for the same, nothing is remembered,
 * and no ETag says that two answers were alike.
 * @example await answerOnePerson(request, response, (asked) => backoffice.fetch(asked))
 */
export async function answerOnePerson(
  request: IncomingMessage,
  response: ServerResponse,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<void> {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  // A form with files is read only when somebody is known to be allowed to send them: src/web/backoffice/sent-file.ts.
  const isLater = method === 'POST' && /^multipart\//i.test(request.headers['content-type'] ?? '')
  const body = method === 'GET' ? null : isLater ? laterBodyOf(request) : await bodyOf(request, LARGEST_FORM)
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end()
    return
  }
  const headers = new Headers()
  for (const name of TOLD) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const answer = await fetch(
    new Request(addressOf(request), { method, headers, body, ...(isLater && { duplex: 'half' }) }),
  )
  const plain = new Uint8Array(await answer.arrayBuffer())
  const type = answer.headers.get('content-type') ?? ''
  const wanted = chooseEncoding(request.headers['accept-encoding'])
  const encoded = await encode(plain, type, wanted)
  // Set-Cookie stays a list: joined by commas it would be one broken cookie (RFC 6265bis, section 3).
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  if (isLater && !request.complete) response.setHeader('connection', 'close')
  if (encoded.encoding !== 'identity') response.setHeader('content-encoding', encoded.encoding)
  response.setHeader('content-length', encoded.body.length)
  response.writeHead(answer.status)
  if (request.method === 'HEAD') response.end()
  else response.end(encoded.body)
}

import { request as askHttp, type IncomingHttpHeaders } from 'node:http'
import { request as askHttps } from 'node:https'
import { connect, type PeerCertificate } from 'node:tls'

const PATIENCE_MS = 10_000
const MOST_BYTES = 2_000_000

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/**
 * What an address answers, as it is: no redirect is followed. Certificates are not looked at here, so that a wrong one does
 * not hide what else there is to find; nothing secret is sent. Throws when nobody answers within ten seconds.
 */
export function ask(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const options = { headers, signal, agent: false as const }
  const asked =
    url.protocol === 'https:'
      ? askHttps(url, { ...options, rejectUnauthorized: false })
      : askHttp(url, options)
  asked.on('error', (error) => reject(signal.aborted ? new Error('no answer within ten seconds') : error))
  asked.on('response', (response) => {
    const pieces: Buffer[] = []
    let length = 0
    response.on('data', (piece: Buffer) => {
      length += piece.length
      if (length <= MOST_BYTES) pieces.push(piece)
    })
    response.on('error', reject)
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(pieces).toString(),
      }),
    )
  })
  asked.end()
  return promise
}

/** How an address identifies itself. */
export interface Certified {
  /** Why a browser would not trust it: 'CERT_HAS_EXPIRED'; null: it would. */
  fault: string | null
  validTo: Date
  /** 'TLSv1.3'. */
  protocol: string
}

/** Looks at the certificate. Throws when there is no TLS at all. */
export function certificateOf(url: URL): Promise<Certified> {
  const { promise, resolve, reject } = Promise.withResolvers<Certified>()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isName = !/^[\d.]+$|:/.test(host)
  const socket = connect({
    host,
    port: Number(url.port) || 443,
    ...(isName && { servername: host }),
    // Looked at below, and told: nothing is sent over this connection.
    rejectUnauthorized: false,
    timeout: PATIENCE_MS,
  })
  socket.once('error', reject)
  socket.once('timeout', () => socket.destroy(new Error('no answer within ten seconds')))
  socket.once('secureConnect', () => {
    const { valid_to }: PeerCertificate = socket.getPeerCertificate()
    const error = socket.authorizationError as unknown
    const fault = error ? String((error as { code?: string }).code ?? error) : null
    resolve({ fault, validTo: new Date(valid_to), protocol: socket.getProtocol() ?? '' })
    socket.destroy()
  })
  return promise
}

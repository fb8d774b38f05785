import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttp, type OutgoingHttpHeaders, request } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a certificate of ours can be wrong. */
export type Kind = 'right' | 'short' | 'expired' | 'other name' | 'self-signed'

interface Pair {
  key: string
  cert: string
}

/** Whether certificates can be made here: it needs openssl. */
export const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Certificates of all kinds for localhost, and the authority that signed them. */
export function makeCertificates(): { authority: string; pairs: Record<Kind, Pair> } {
  const folder = mkdtempSync(join(tmpdir(), 'ankerplatz-certificates-'))
  const openssl = (line: string) => execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' })
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  try {
    openssl(`req -x509 ${key} -keyout ca.key -out ca.pem -days 30 -subj /CN=trial-authority`)
    const signed = (name: string, days: number): Pair => {
      writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${name}`)
      openssl(`req ${key} -keyout a.key -out a.csr -subj /CN=${name}`)
      openssl(`x509 -req -in a.csr -CA ca.pem -CAkey ca.key -days ${days} -out a.pem -extfile names`)
      return { key: read('a.key'), cert: read('a.pem') }
    }
    openssl(`req -x509 ${key} -keyout self.key -out self.pem -days 90 -subj /CN=localhost`)
    const pairs = {
      right: signed('localhost', 80),
      short: signed('localhost', 5),
      expired: signed('localhost', -1),
      'other name': signed('elsewhere.example', 80),
      'self-signed': { key: read('self.key'), cert: read('self.pem') },
    }
    return { authority: read('ca.pem'), pairs }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A proxy with TLS on loopback, and what it does wrong. */
export interface TrialProxy {
  port: number
  /** Where it leads; changed while it runs. */
  to: number
  pair: Pair
  /** What it does with an answer's headers. */
  meddle: (headers: OutgoingHttpHeaders) => void
  /** Other places that it leads paths to: '/metrics' -> a port. */
  ways: Record<string, number>
  use(pair: Pair): void
  close(): Promise<void>
}

export async function startProxy(pair: Pair): Promise<TrialProxy> {
  const server = createHttps({ ...pair }, (asked, answer) => {
    const port = proxy.ways[asked.url ?? ''] ?? proxy.to
    const { 'accept-encoding': encoding = 'identity', accept = '*/*' } = asked.headers
    const headers = { 'accept-encoding': String(encoding), accept }
    request({ port, host: '127.0.0.1', path: asked.url, method: asked.method, headers }, (got) => {
      const told: OutgoingHttpHeaders = { ...got.headers }
      proxy.meddle(told)
      answer.writeHead(got.statusCode ?? 502, told)
      got.pipe(answer)
    })
      .on('error', () => answer.writeHead(502).end())
      .end()
  })
  const proxy: TrialProxy = {
    port: await listening(server),
    to: 0,
    pair,
    meddle: () => {},
    ways: {},
    use: (other) => server.setSecureContext(other),
    close: () => closing(server),
  }
  return proxy
}

/** What answers on port 80: sends people on to an address; to nowhere when it is null. */
export async function startSending(
  to: () => string | null,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createHttp((_, answer) => {
    const location = to()
    answer.writeHead(location ? 308 : 200, location ? { location } : {}).end()
  })
  return { port: await listening(server), close: () => closing(server) }
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const closing = (server: Server & { closeAllConnections(): void }): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })

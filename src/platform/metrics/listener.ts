import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../log/log.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsListener {
  port: number
  close(): Promise<void>
}

/**
 * Shows the metrics on a listener of their own, and nothing else there: what is in front of the site never reaches them.
 * Throws when the port is taken.
 */
export async function showMetrics(
  metrics: Metrics,
  { host, port }: { host: string; port: number },
  log: Log,
): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404\n')
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (error) => {
        log.error({ event: 'metrics.failed', fault: String(error) })
        response.writeHead(500).end()
      },
    )
  })
  server.setTimeout(10_000)
  await listening(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

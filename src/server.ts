import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { addressKind } from './address-kind.ts'
import { backofficeParts, isBackoffice } from './backoffice.ts'
import { startCounting } from './counting.ts'
import { startHealth } from './health.ts'
import type { House } from './house.ts'
import { createFront } from './platform/http/front.ts'
import { refusalResponse } from './platform/http/refusals.ts'
import type { Log } from './platform/log/log.ts'
import { publicFaces } from './public-faces.ts'
import { createBackoffice } from './web/backoffice/index.ts'
import type { Pocket } from './web/site/pocket.ts'
import { KEEP } from './web/site/site.tsx'

export interface RunningServer {
  port: number
  /** null: no metrics are shown. */
  metricsPort: number | null
  close(): Promise<void>
}

export interface ServerOptions {
  /** The folder of what is built for browsers, and its addresses; null where nothing is built (tests). */
  assets: string
  script: string | null
  pocket: Pocket | null
  /** The address of the back office's script. */
  backofficeScript?: string | null
  editorScript?: string | null
}

/** All faces of the house on one port. Resolves when it is ready to answer. */
export async function serve(
  house: House,
  { assets, script, pocket, backofficeScript = null, editorScript = null }: ServerOptions,
): Promise<RunningServer> {
  const { editions, config, log } = house
  const app = new Hono({ strict: false })
  // Whoever answers below: nothing is anything else than its type says (WHATWG Fetch, section 3.7).
  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  app.onError((error, c) => refusalResponse(error, log, c.req.header('accept')) ?? failed(error, log))
  const health = startHealth(house)
  app.get('/health', (c) => {
    const state = health.state()
    const isBad = c.req.query('strict') !== undefined && state.writing !== 'ready'
    return c.json(state, isBad ? 503 : 200, { 'Cache-Control': 'no-store' })
  })
  const backoffice = createBackoffice(backofficeParts(house, backofficeScript, script, editorScript))
  const faces = publicFaces({ editions, source: house.shelf, config, log, assets, script, pocket })
  app.all('*', (c) => (isBackoffice(c.req.path) ? backoffice : faces).fetch(c.req.raw))

  const front = createFront({
    fetch: (request) => app.fetch(request),
    memory: config.memory / 2,
    keepHeader: KEEP,
    isPersonal: isBackoffice,
    log,
    watch: ({ url, status, ms, remembered }) =>
      counted?.metrics.requested(addressKind(url), status, ms, remembered),
  })
  house.shelf.onChange((region) => front.forget(region))
  const counted = await startCounting(house, health, front)
  await health.look()
  await new Promise<void>((resolve, reject) => {
    front.server.once('error', reject)
    front.server.listen(config.port, config.host, resolve)
  })
  return {
    port: (front.server.address() as AddressInfo).port,
    metricsPort: counted?.port ?? null,
    async close() {
      health.close()
      await counted?.close()
      await new Promise<void>((resolve) => {
        front.server.close(() => resolve())
        front.server.closeIdleConnections()
        setTimeout(() => front.server.closeAllConnections(), 2000).unref()
      })
    },
  }
}

/** What is no refusal is a fault of ours: it is logged, and nobody is shown what it was. */
function failed(error: Error, log: Log): Response {
  log.error({ event: 'http.failed', fault: error.message, stack: error.stack })
  return new Response('500\n', { status: 500, headers: { 'Content-Type': 'text/plain' } })
}

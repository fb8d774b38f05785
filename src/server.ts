import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import type { House } from './house.ts'
import { serveFolder } from './platform/http/folder.ts'
import { createFront } from './platform/http/front.ts'
import { integreatApi } from './web/api/integreat/index.ts'
import { FAVICON } from './web/design/mark.ts'
import { createSite, KEEP } from './web/site/site.tsx'

export interface RunningServer {
  port: number
  close(): Promise<void>
}

export interface ServerOptions {
  /** The folder of the built script, and its address; null where nothing is built (tests). */
  assets: string
  script: string | null
}

/** All faces of the house on one port. Resolves when it is ready to answer. */
export async function serve(house: House, { assets, script }: ServerOptions): Promise<RunningServer> {
  const { editions, config, log } = house
  const app = new Hono({ strict: false })
  // Whoever answers below: nothing is anything else than its type says (WHATWG Fetch, section 3.7).
  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  app.get('/health', (c) => c.json({ status: 'ready' }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/assets/icon.svg', (c) =>
    c.body(FAVICON, 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
      [KEEP]: '*',
    }),
  )
  app.get('/favicon.ico', (c) => c.redirect('/assets/icon.svg', 301))
  app.route('/assets', serveFolder(assets, /^site-[0-9a-f]{12}\.js$/))
  app.route('/media', serveFolder(config.media, /^[0-9a-f]{64}-\d{1,4}\.webp$/))
  const api = integreatApi({ editions, publicUrl: config.publicUrl, keepHeader: KEEP })
  const report = ({ message, stack }: Error): void =>
    log.error({ event: 'http.failed', fault: message, stack })
  const site = createSite({ editions, publicUrl: config.publicUrl, script, report })
  app.all('*', (c) =>
    (/^\/api\/|\/wp-json\//.test(new URL(c.req.url).pathname) ? api : site).fetch(c.req.raw),
  )

  const front = createFront({
    fetch: (request) => app.fetch(request),
    memory: config.memory / 2,
    keepHeader: KEEP,
    log,
  })
  house.shelf.onChange((region) => front.forget(region))
  await new Promise<void>((resolve, reject) => {
    front.server.once('error', reject)
    front.server.listen(config.port, config.host, resolve)
  })
  return {
    port: (front.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        front.server.close(() => resolve())
        front.server.closeIdleConnections()
        setTimeout(() => front.server.closeAllConnections(), 2000).unref()
      }),
  }
}

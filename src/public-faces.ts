import { Hono } from 'hono'
import { offlineDoors } from './offline-doors.ts'
import { serveFolder } from './platform/http/folder.ts'
import type { PublicFacesParts } from './public-parts.ts'
import { integreatApi } from './web/api/integreat/index.ts'
import { FAVICON } from './web/design/mark.ts'
import { createSite, KEEP } from './web/site/site.tsx'

/**
 * What anybody may read: site, API, scripts, pictures. It reads editions and files and no database. The server answers
 * with it, and export-site writes it down: what is added here is in both.
 * @example publicFaces({ ...house, assets: 'dist', script: null, pocket: null }).request('/robots.txt')
 */
export function publicFaces(parts: PublicFacesParts): Hono {
  const { editions, config, log, assets, script, pocket } = parts
  const { publicUrl, media } = config
  const faces = new Hono({ strict: false })
  // Whoever answers below: nothing is anything else than its type says (WHATWG Fetch, section 3.7).
  faces.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  faces.get('/assets/icon.svg', (c) =>
    c.body(FAVICON, 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
      [KEEP]: '*',
    }),
  )
  faces.get('/favicon.ico', (c) => c.redirect('/assets/icon.svg', 301))
  faces.route(
    '/assets',
    serveFolder(
      assets,
      /^(site|offline|search|backoffice|editor)-[0-9a-f]{12}\.js$|^icon-\w+-[0-9a-f]{12}\.png$/,
    ),
  )
  faces.route('/media', serveFolder(media, /^[0-9a-f]{64}-\d{1,4}\.webp$/))
  const api = integreatApi({ editions, publicUrl, keepHeader: KEEP })
  const report = ({ message, stack }: Error): void =>
    log.error({ event: 'http.failed', fault: message, stack })
  const site = createSite({ editions, publicUrl, script, pocket, report })
  const offline = offlineDoors(parts)
  for (const address of ['/offline/*', '/parts/*', '/worker.js'])
    faces.get(address, (c) => offline.fetch(c.req.raw))
  faces.all('*', (c) =>
    (/^\/api\/|\/wp-json\//.test(new URL(c.req.url).pathname) ? api : site).fetch(c.req.raw),
  )
  return faces
}

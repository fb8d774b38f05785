import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
}

/**
 * Files of a folder whose names match, for ever the same bytes under the same name.
 * @example serveFolder('var/media', /^[0-9a-f]{64}-\d+\.webp$/)
 */
export function serveFolder(folder: string, names: RegExp): Hono {
  const app = new Hono()
  app.get('/:name', async (c) => {
    const name = c.req.param('name')
    const type = TYPES[name.slice(name.lastIndexOf('.'))]
    const bytes =
      names.test(name) && type ? await readFile(join(folder, name)).catch(() => undefined) : undefined
    if (!bytes || !type) return c.text('404', 404)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })
  return app
}

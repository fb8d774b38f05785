import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Editions } from '../../../edition/editions.ts'
import type { EditionRecord } from '../../../edition/manifest.ts'
import { type Answer, respond } from './answer.ts'
import { failure, failureOf, notThere, onlyReading } from './errors.ts'
import type { Query } from './find-page.ts'
import { imprint } from './imprint.ts'
import { keep } from './kept.ts'
import { languagesOf } from './languages.ts'
import { type OpenedEdition, onRecord, openEdition } from './opened-edition.ts'
import { allPages, children, onePage, parents } from './pages.ts'
import { oneRegion, regionList } from './regions.ts'

const V3 = '/api/v3'
/** Where the same stood when Integreat ran on WordPress: old clients still ask there. */
const OLD = '/wp-json/extensions/v3'
const KEPT_CHARACTERS = 16 * 2 ** 20

/** Any page on the web may read this, as it may read the site; the header is sent by Integreat's own developers. */
const openToAll = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  allowHeaders: ['x-integreat-development'],
  maxAge: 86_400,
})

export interface IntegreatApiParts {
  editions: Editions
  publicUrl: string
  /** A header for whoever keeps responses and takes it off: the region that one depends on, or '*' for all. */
  keepHeader?: string
}

/**
 * Integreat's API v3, as far as its apps read regions, languages, pages and imprint, from editions. To be mounted at the
 * root, after every other API below /api: whatever is left there is a 404 in JSON.
 * @example server.route('/', integreatApi({ editions, publicUrl: 'https://guide.example' }))
 */
export function integreatApi(parts: IntegreatApiParts): Hono {
  const { editions, keepHeader } = parts
  const house = { editions, publicUrl: parts.publicUrl.replace(/\/+$/, '') }
  const kept = keep(KEPT_CHARACTERS)
  const api = new Hono()
  api.onError(failureOf)

  const serve = (paths: readonly string[], answer: (c: Context) => Promise<Response>): void => {
    const both = paths.flatMap((path) => [path, `${path}/`])
    api.on('GET', both, openToAll, async (c) => mayBeKept(c, await answer(c), keepHeader))
    for (const path of both) api.all(path, openToAll, onlyReading)
  }
  const serveContent = (name: string, say: (edition: OpenedEdition, query: Query) => Answer): void =>
    serve([`${V3}/:region/:language/${name}`, `/:region/:language${OLD}/${name}`], (c) =>
      onRegion(editions, c, async (record) => {
        const edition = await openEdition(house, record, c.req.param('language') ?? '')
        if (!edition) throw notThere('This region does not have this language.')
        return respond(
          c,
          say(edition, (key) => c.req.query(key)),
        )
      }),
    )

  serve([`${V3}/regions`, `${OLD}/sites`], async (c) => respond(c, await regionList(editions)))
  serve([`${V3}/regions/:region`], (c) =>
    onRegion(editions, c, async (record) => respond(c, await oneRegion(record))),
  )
  serve([`${V3}/:region/languages`, `/:region/de${OLD}/languages`], (c) =>
    onRegion(editions, c, async (record) => respond(c, await languagesOf(record))),
  )
  serveContent('pages', (edition) => allPages(edition, kept))
  for (const name of ['page', 'post']) serveContent(name, onePage)
  serveContent('children', children)
  serveContent('parents', parents)
  for (const name of ['imprint', 'disclaimer']) serveContent(name, imprint)

  const left = ['/api', '/api/*', '/wp-json/*', '/:region/:language/wp-json/*']
  for (const path of left)
    api.all(path, openToAll, (c) => failure(c, 404, 'There is nothing at this address.'))
  return api
}

/** Not with a query: there are as many as somebody cares to invent. */
function mayBeKept(c: Context, response: Response, keepHeader: string | undefined): Response {
  if (keepHeader && response.status === 200 && !c.req.url.includes('?'))
    response.headers.set(keepHeader, c.req.param('region') ?? '*')
  return response
}

async function onRegion(
  editions: Editions,
  c: Context,
  act: (record: EditionRecord) => Promise<Response>,
): Promise<Response> {
  const response = await onRecord(editions, c.req.param('region') ?? '', act)
  if (!response) throw notThere('There is no such region.')
  return response
}

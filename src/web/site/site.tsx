import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import type { RegionPart } from '../../domain/regions/public.ts'
import { CorruptPart, type Editions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { INTERFACE_LANGUAGES, isLanguage, type LanguageSlug, languageOf } from '../../kernel/language.ts'
import { styleFor } from '../design/style.ts'
import { type DocumentParts, renderDocument, type UnstyledDocument } from './document.tsx'
import { Fault, RegionWithout } from './faults.tsx'
import { Finder, regionPoints } from './finder.tsx'
import { Frame } from './frame.tsx'
import { commonHeaders, pageHeaders } from './headers.ts'
import { manifestOf } from './manifest.ts'
import { type MessageKey, messagesIn } from './messages.ts'
import { chooseLanguage, wantedLanguages } from './negotiate.ts'
import type { Pocket } from './pocket.ts'
import { answer } from './region-pages.tsx'
import { sitemapIndex, sitemapOf } from './sitemap.ts'
import { openView, type View } from './view.ts'

export interface SiteParts {
  editions: Editions
  /** 'https://ankerplatz.example', without a slash at the end. */
  publicUrl: string
  /** The address of the one script that makes pages nicer where there is JavaScript. */
  script: string | null
  /** What the build made for those who take the site along; null where nothing is built. */
  pocket: Pocket | null
  /** Told of what went wrong inside: the reader gets a plain page, the operator the fault. */
  report?: (fault: Error) => void
}

/**
 * A response that may be kept and sent again names what it depends on: a region's slug, or '*' for all of them.
 * Whoever keeps responses takes the header off.
 */
export const KEEP = 'x-keep'

/**
 * The public site: complete pages from editions, on a server or in a service worker. It reads nothing but editions.
 * @example createSite({ editions, publicUrl: 'http://localhost:4000', script: null, pocket: null }).request('/')
 */
export function createSite({ editions, publicUrl, script, pocket, report }: SiteParts): Hono {
  const secure = publicUrl.startsWith('https:')
  const app = new Hono({ strict: false })

  app.get('/', async (c) => {
    const live = (await editions.summaries()).filter(({ status }) => status === 'live')
    const only = live.length === 1 ? live[0] : undefined
    if (only) return goTo(c, `/${only.slug}/${chooseFor(c, only.languages)}/`)
    return goTo(c, `/regions/${wantedInterface(c)}/`)
  })

  app.get('/landing/:language', (c) => {
    const slug = c.req.param('language')
    return isLanguage(slug)
      ? c.redirect(`/regions/${slug}/`, 301)
      : goTo(c, `/regions/${wantedInterface(c)}/`)
  })

  app.get('/regions', (c) => goTo(c, `/regions/${wantedInterface(c)}/`))

  app.get('/regions/:language', async (c) => {
    const slug = c.req.param('language')
    if (!INTERFACE_LANGUAGES.includes(slug)) return goTo(c, `/regions/${wantedInterface(c)}/`)
    const query = questionOf(c)
    const m = messagesIn(slug)
    const document = {
      language: languageOf(slug),
      title: `${m.text('finder.title')} – Ankerplatz`,
      description: m.text('finder.lead'),
      ...(query === '' && {
        canonical: `${publicUrl}/regions/${slug}/`,
        alternates: INTERFACE_LANGUAGES.map((other) => ({
          tag: languageOf(other).tag,
          href: `${publicUrl}/regions/${other}/`,
        })),
      }),
      body: outside(
        slug,
        <Finder m={m} language={slug} regions={await editions.summaries()} query={query} />,
        query,
      ),
    }
    return send(c, 200, document, query === '' ? '*' : undefined)
  })

  app.get('/regions/:language/points.json', async (c) => {
    const points = regionPoints(await editions.summaries(), c.req.param('language'))
    return c.json(points, 200, { ...commonHeaders(secure), 'Cache-Control': 'no-cache', [KEEP]: '*' })
  })

  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: /api/\nSitemap: ${publicUrl}/sitemap.xml\n`, 200, commonHeaders(secure)),
  )

  app.get('/sitemap.xml', async (c) => {
    const live = (await editions.summaries()).filter(({ status }) => status === 'live')
    const records = await Promise.all(live.map(({ slug }) => editions.record(slug)))
    return xml(
      c,
      sitemapIndex(
        records.filter((record) => record !== undefined),
        publicUrl,
      ),
      '*',
    )
  })

  app.get('/:region/:language/sitemap.xml', (c) =>
    inRegion(c, (view) => xml(c, sitemapOf(view, publicUrl), view.region.slug)),
  )

  app.get('/:region/:language/manifest.webmanifest', (c) =>
    inRegion(c, (view) => {
      const manifest = JSON.stringify(manifestOf(view, pocket))
      return kept(c, 'application/manifest+json', manifest, view.region.slug)
    }),
  )

  app.get('/:region', async (c) => {
    const record = await editions.record(c.req.param('region'))
    if (!record) return noRegion(c)
    return goTo(c, `/${record.summary.slug}/${chooseFor(c, record.summary.languages)}/`)
  })

  app.get('/:region/:language/*', (c) => withLastGood(() => region(c)))
  app.get('/:region/:language', (c) => withLastGood(() => region(c)))

  app.notFound((c) => fault(c, 404, 'error.404.title'))
  app.onError((error, c) => {
    if (error instanceof URIError) return fault(c, 400, 'error.400.title')
    report?.(error)
    // A broken part is being made anew: this passes.
    return fault(c, error instanceof CorruptPart ? 503 : 500, 'error.500.title', 'error.500.lead')
  })
  return app

  function inRegion(c: Context, respond: (view: View) => Response): Promise<Response> {
    return withLastGood(async () => {
      const record = await editions.record(c.req.param('region') ?? '')
      const view = record && (await openView(editions, record, c.req.param('language') ?? ''))
      return view ? respond(view) : noRegion(c)
    })
  }

  async function region(c: Context): Promise<Response> {
    const [slug = '', language = '', ...rest] = decodeURI(new URL(c.req.url).pathname).split('/').slice(1)
    const record = await editions.record(slug)
    if (!record) return noRegion(c)
    const view = await openView(editions, record, language)
    if (!view)
      return isLanguage(language) ? regionWithout(c, record, language) : fault(c, 404, 'error.404.title')
    const query = questionOf(c)
    const answered = await answer({
      view,
      editions,
      publicUrl,
      pocket,
      rest: rest.join('/').replace(/\/+$/, ''),
      query,
    })
    if (answered.status === 301) return c.redirect(answered.location, 301)
    return send(
      c,
      answered.status,
      answered.document,
      answered.keep ? slug : undefined,
      styleFor(view.region.branding),
    )
  }

  async function regionWithout(c: Context, record: EditionRecord, language: LanguageSlug): Promise<Response> {
    const own = record.languages[0]
    const ref = own?.parts.region
    if (!ref) return noRegion(c)
    const part = await editions.part<RegionPart>(ref)
    const m = messagesIn(language)
    const title = m.text('language.regionWithout.title')
    return send(c, 404, {
      language: m.language,
      title,
      body: outside(m.language.slug, <RegionWithout m={m} region={part} />),
    })
  }

  function noRegion(c: Context): Promise<Response> {
    return fault(c, 404, 'error.404.region')
  }

  function fault(
    c: Context,
    status: 400 | 404 | 500 | 503,
    title: MessageKey,
    lead?: MessageKey,
  ): Promise<Response> {
    const m = messagesIn(wantedInterface(c))
    const body = outside(m.language.slug, <Fault m={m} title={title} {...(lead && { lead })} />)
    return send(c, status, { language: m.language, title: m.text(title), body })
  }

  async function send(
    c: Context,
    status: 200 | 400 | 404 | 500 | 503,
    document: UnstyledDocument,
    keep?: string,
    style = styleFor({ sea: null, deep: null }),
  ): Promise<Response> {
    const whole = style + (document.ownStyle ?? '')
    const headers = await pageHeaders(whole, secure, document.trusts)
    const robots = document.canonical ? {} : { 'X-Robots-Tag': 'noindex' }
    return c.body(renderDocument({ ...document, style: whole, script }), status, {
      ...headers,
      ...robots,
      ...(keep && { [KEEP]: keep }),
    })
  }

  function xml(c: Context, text: string, keep: string): Response {
    return kept(c, 'application/xml', text, keep)
  }

  function kept(c: Context, type: string, text: string, keep: string): Response {
    return c.body(text, 200, {
      ...commonHeaders(secure),
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-cache',
      [KEEP]: keep,
    })
  }
}

/** A page outside every region: its languages are those of the interface. */
function outside(slug: LanguageSlug, body: DocumentParts['body'], query = ''): DocumentParts['body'] {
  const m = messagesIn(slug)
  const suffix = query === '' ? '' : `?query=${encodeURIComponent(query)}`
  const tongues = INTERFACE_LANGUAGES.map((other) => ({
    language: languageOf(other),
    href: `/regions/${other}/${suffix}`,
    translated: true,
  }))
  return (
    <Frame
      m={m}
      home={{ href: `/regions/${slug}/`, name: 'Ankerplatz' }}
      tongues={tongues}
      current={languageOf(slug)}
      footer={<p>{m.text('footer.promise')}</p>}
    >
      {body}
    </Frame>
  )
}

/** A part was found broken: it is out of the way now, and asking again gives the last good edition. */
async function withLastGood(respond: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await respond()
    } catch (error) {
      if (!(error instanceof CorruptPart) || attempt === 3) throw error
    }
  }
}

function goTo(c: Context, location: string): Response {
  c.header('Vary', 'Accept-Language')
  c.header('Cache-Control', 'no-cache')
  return c.redirect(location, 302)
}

/** What somebody asks; not so long, and not cut inside a character, which no address could hold. */
const questionOf = (c: Context): string => (c.req.query('query') ?? '').slice(0, 200).toWellFormed()

const wantedInterface = (c: Context): LanguageSlug =>
  chooseLanguage(c.req.header('Accept-Language'), INTERFACE_LANGUAGES) ?? 'de'

/** The language of a region for this browser: one that it asks for, one that its readers also read, or the region's own. */
function chooseFor(c: Context, offered: readonly LanguageSlug[]): LanguageSlug {
  const wanted = wantedLanguages(c.req.header('Accept-Language'))
  const near = wanted
    .filter(isLanguage)
    .flatMap((slug) => languageOf(slug).fallbacks.filter((other) => other !== 'en' && other !== 'de'))
  return [...wanted, ...near, 'en'].find((slug) => offered.includes(slug)) ?? offered[0] ?? 'de'
}

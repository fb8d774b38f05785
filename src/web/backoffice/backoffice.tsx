import { type Context, Hono } from 'hono'
import { refusalAnswer } from '../../platform/http/refusals.ts'
import css from '../design/backoffice.css?inline'
import { renderDocument } from './document.tsx'
import { Card } from './form.tsx'
import { guard } from './guard.ts'
import { commonHeaders, headersFor } from './headers.ts'
import { type MessageKey, type Messages, messagesFor } from './messages.ts'
import { comesFromUs } from './own-origin.ts'
import type { BackofficeParts } from './parts.ts'
import { personIn } from './person.ts'
import { ROUTES } from './routes.ts'
import { doneIn, saying } from './said.ts'
import { sentFile } from './sent-file.ts'
import { Shell } from './shell.tsx'
import { type Page, type Person, personOf, type Route, type Said, type Undo, type Visit } from './visit.ts'

/**
 * The back office: pages for those who work here, complete HTML, usable without a script. Everything below /backoffice.
 * @example createBackoffice(parts).fetch(new Request('http://localhost/backoffice/sign-in'))
 */
export function createBackoffice(parts: BackofficeParts): Hono {
  const secure = parts.publicUrl.startsWith('https:')
  const pageHeaders = headersFor(css, secure)
  const framingHeaders = headersFor(css, secure, "frame-src 'self'")
  const app = new Hono({ strict: false }).basePath('/backoffice')

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(commonHeaders(secure)))
      if (name !== 'Referrer-Policy' || !c.res.headers.has(name)) c.res.headers.set(name, value)
  })
  for (const route of ROUTES) app.on(route.method, route.path, (c) => answer(c, route))
  app.all('*', (c) => plain(c, 404, 'missing.title', 'missing.lead'))
  app.onError((error, c) => {
    const known = refusalAnswer(error, parts.log)
    if (known?.refusal.code === 'unavailable') {
      const response = plain(c, 503, 'unavailable.title', 'unavailable.lead')
      for (const [name, value] of Object.entries(known.headers)) response.headers.set(name, value)
      return response
    }
    if (known?.refusal.code === 'forbidden') return plain(c, 403, 'refused.title', 'refused.forbidden')
    if (known) return plain(c, known.status, 'missing.title', 'missing.lead')
    parts.log.error({ event: 'backoffice.failed', fault: error.message, stack: error.stack })
    return plain(c, 500, 'broken.title', 'broken.lead')
  })
  return app

  /** The one way to every page: own origin, who it is, whether she may open it. */
  async function answer(c: Context, route: Route): Promise<Response> {
    if (!comesFromUs(c.req.raw, parts.publicUrl)) return plain(c, 403, 'refused.title', 'refused.origin')
    // No text of ours holds it, and PostgreSQL does not even look for one that does.
    if (c.req.raw.url.includes('%00')) return plain(c, 404, 'missing.title', 'missing.lead')
    const signIn = await parts.signIn()
    const person = await personIn(parts, signIn, c.req.raw.headers)
    const visit = await visitOf(c, { parts, signIn, person })
    return (await guard(route, visit)) ?? route.answer(visit)
  }

  async function visitOf(c: Context, known: Pick<Visit, 'parts' | 'signIn' | 'person'>): Promise<Visit> {
    const { person } = known
    const m = messagesOf(c, person)
    const regions = person?.complete ? await parts.regions() : []
    const done = doneIn(new URL(c.req.url).searchParams)
    const show = async ({
      title,
      body,
      scripts = [],
      status = 200,
      cookies = [],
      frames,
    }: Page): Promise<Response> => {
      const html = renderDocument({
        m,
        title,
        style: css,
        scripts: [parts.script, ...(scripts.includes('editor') ? [parts.editorScript] : [])],
        children: (
          <Shell m={m} person={person} regions={regions} path={c.req.path} done={done} rights={parts.rights}>
            {body}
          </Shell>
        ),
      })
      return withCookies(
        new Response(html, { status, headers: frames ? framingHeaders : pageHeaders }),
        cookies,
      )
    }
    const card = (status: number, title: MessageKey, lead: MessageKey): Promise<Response> =>
      show({ title: m.text(title), status, body: <Card title={m.text(title)} lead={m.text(lead)} /> })
    const visit: Visit = {
      ...known,
      request: c.req.raw,
      m,
      region: regions.find(({ slug }) => slug === c.req.param('region')),
      may: (verb, about) => person !== undefined && parts.rights.may(person.actor, verb, about),
      run: (command, input) => parts.bus.execute(command, input, personOf(visit).actor),
      part: (name) => c.req.param(name) ?? '',
      query: (name) => c.req.query(name),
      form: await formOf(c.req.raw),
      file: (name, most) => sentFile(c.req.raw, name, most),
      json: () => c.req.json().catch(() => undefined),
      show,
      missing: () => card(404, 'missing.title', 'missing.lead'),
      forbidden: () => card(403, 'refused.title', 'refused.forbidden'),
      reply: (value, { status = 200, cookies = [] } = {}) =>
        withCookies(Response.json(value, { status }), cookies),
      go: redirect,
    }
    return visit
  }

  function messagesOf(c: Context, person?: Person): Messages {
    return messagesFor(person?.presence.account.language ?? null, c.req.header('accept-language') ?? null)
  }

  /** A page that asks nothing of the database: for what is refused, missing or broken. */
  function plain(c: Context, status: number, title: MessageKey, lead: MessageKey): Response {
    const m = messagesOf(c)
    const html = renderDocument({
      m,
      title: m.text(title),
      style: css,
      scripts: [],
      children: (
        <Shell m={m} person={undefined} regions={[]} path={c.req.path} done={undefined} rights={parts.rights}>
          <Card title={m.text(title)} lead={m.text(lead)} />
        </Shell>
      ),
    })
    return new Response(html, { status, headers: pageHeaders })
  }
}

/** RFC 9110, section 15.4.4: what a form has changed is looked at on another page. */
function redirect(
  path: string,
  { say, undo, cookies = [] }: { say?: Said; undo?: Undo; cookies?: readonly string[] } = {},
): Response {
  const location = `/backoffice${path}${say ? `${path.includes('?') ? '&' : '?'}${saying(say, undo)}` : ''}`
  return withCookies(new Response(null, { status: 303, headers: { Location: location } }), cookies)
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

/** What a form has sent, texts only; the last of what is there twice. */
async function formOf(request: Request): Promise<Readonly<Record<string, string>>> {
  const type = request.headers.get('content-type') ?? ''
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return {}
  return Object.fromEntries(new URLSearchParams((await request.clone().text()).replaceAll('%00', '')))
}

import { betterAuth } from 'better-auth/minimal'
import { optionsFor, type SignInParts } from './options.ts'

const build = (parts: SignInParts) => betterAuth(optionsFor(parts))

/** better-auth, opened: what may be called, and the context behind it. */
export interface Auth {
  api: ReturnType<typeof build>['api']
  handler: (request: Request) => Promise<Response>
  context: Awaited<ReturnType<typeof build>['$context']>
}

export async function openAuth(parts: SignInParts): Promise<Auth> {
  const { api, handler, $context } = build(parts)
  return { api, handler, context: await $context }
}

/** What an endpoint answered: cookies to hand on whatever it was, and its body or the code of what was wrong. */
export type Answer<T> = { cookies: readonly string[] } & ({ ok: true; body: T } | { ok: false; code: string })

/**
 * Calls an endpoint by its answer as HTTP, in which cookies are set also when it says no. Throws what is no answer:
 * a database that is gone stays a refusal.
 * @example await answerOf<{ url: string }>(auth.api.signInSocial({ body, headers, asResponse: true }))
 */
export async function answerOf<T>(asked: Promise<Response>): Promise<Answer<T>> {
  const response = await asked
  const cookies = response.headers.getSetCookie()
  const body = (await response.json().catch(() => ({}))) as T & { code?: string }
  if (response.ok) return { ok: true, cookies, body }
  if (response.status >= 500) throw new Error(`better-auth answers ${response.status} ${body.code ?? ''}`)
  return { ok: false, cookies, code: body.code ?? String(response.status) }
}

/** The headers of a request as they will be when the browser has taken these cookies. */
export function withCookies(headers: Headers, cookies: readonly string[]): Headers {
  const jar = new Map(
    (headers.get('cookie') ?? '')
      .split(/; */)
      .filter(Boolean)
      .map((pair) => splitAt(pair)),
  )
  for (const cookie of cookies) {
    const [name, value] = splitAt(cookie.split(';')[0] ?? '')
    if (/max-age=0/i.test(cookie)) jar.delete(name)
    else jar.set(name, value)
  }
  const next = new Headers(headers)
  next.set('cookie', Array.from(jar, ([name, value]) => `${name}=${value}`).join('; '))
  return next
}

function splitAt(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

import { Card } from './form.tsx'
import type { Route, Visit } from './visit.ts'
import { wayBack } from './way-back.ts'

/** What better-auth takes for a path of ours to come back to (its originCheck). */
const TAKEN = /^\/[\w\-.+/@]*(\?[\w\-.+/=&%@]*)?$/

/** Sign-in at the operator's provider (OpenID Connect). */
export const providerRoutes: readonly Route[] = [
  { method: 'POST', path: '/provider', openTo: 'everybody', answer: go },
  { method: 'GET', path: '/auth/callback/provider', openTo: 'everybody', answer: comeBack },
]

/**
 * Not a redirect: a form that is sent on to another host is stopped by `form-action 'self'` (CSP Level 3, section 6.4.1).
 * So it answers a page that goes on by itself, and holds a link for who does not want to wait.
 */
async function go(visit: Visit): Promise<Response> {
  const { m, signIn, request, form } = visit
  const token = /^[\w-]{1,200}$/.exec(form.invitation ?? '')?.[0]
  const to = wayBack(form.to)
  const back = {
    in: `/backoffice${token === undefined ? (TAKEN.test(to) ? to : '/') : `/invitation/${token}`}`,
    refused: '/backoffice/sign-in?refused',
  }
  const answer = await signIn.provider.start(request.headers, back)
  if (!answer.ok || signIn.provider.name === null) return visit.go('/sign-in?refused')
  const title = m.text('provider.going', { name: signIn.provider.name })
  const { url } = answer.body
  return visit.show({
    title,
    cookies: answer.cookies,
    body: (
      <Card title={title}>
        <meta http-equiv="refresh" content={`0; url=${url}`} />
        <p>
          <a href={url}>{title}</a>
        </p>
      </Card>
    ),
  })
}

function comeBack({ signIn, request }: Visit): Promise<Response> {
  return signIn.provider.callback(request)
}

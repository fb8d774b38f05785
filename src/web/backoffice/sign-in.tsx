import type { PasswordOutcome } from '../../platform/sign-in/index.ts'
import { Card, FaultList, type Faults, Field, Form, WayBack } from './form.tsx'
import type { Messages } from './messages.ts'
import type { DemoAccounts } from './parts.ts'
import { PasskeySignIn } from './passkey-elements.tsx'
import type { Route, Visit } from './visit.ts'
import { wayBack, withWayBack } from './way-back.ts'

/** The door: password, passkey, provider; and the demo's accounts where there are any. */
export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', openTo: 'everybody', answer: (visit) => door(visit, {}) },
  { method: 'POST', path: '/sign-in', openTo: 'everybody', answer: enter },
  { method: 'GET', path: '/signed-in', openTo: 'complete', answer: signedIn },
  { method: 'POST', path: '/sign-out', openTo: 'everybody', answer: leave },
]

async function enter(visit: Visit): Promise<Response> {
  const { form, m, signIn, request } = visit
  const given = { email: form.email ?? '', password: form.password ?? '' }
  const outcome = await signIn.password.signIn(request.headers, given)
  const to = wayBack(form.to)
  if (outcome.said === 'code wanted') return visit.go(withWayBack('/code', to), outcome)
  if (outcome.said === 'in')
    return visit.go(to, { cookies: await beginCodes(visit, outcome, given.password) })
  return door(visit, { '': whyNot(m, outcome) }, outcome.said === 'wrong' ? 422 : 429)
}

function whyNot(m: Messages, outcome: PasswordOutcome): string {
  if (outcome.said === 'pause') return m.text('sign-in.pause', { time: m.span(outcome.waitMs) })
  return m.text(outcome.said === 'crowded' ? 'sign-in.crowded' : 'sign-in.wrong')
}

/** Whoever has to set up a second factor need not type her password again for it. */
async function beginCodes(
  { parts, signIn, request }: Visit,
  { account, cookies }: { account: string; cookies: readonly string[] },
  password: string,
): Promise<readonly string[]> {
  const actor = await parts.actorOf(account)
  const known = await signIn.accounts.byId(account)
  const protectedAlready = (await signIn.passkeys.of(account)).length > 0
  if (actor && parts.needsSecondFactor(actor) && !protectedAlready && !known?.demoSince)
    await signIn.secondFactor.begin(request.headers, password, cookies)
  return cookies
}

async function leave(visit: Visit): Promise<Response> {
  const { cookies } = await visit.signIn.sessions.signOut(visit.request.headers)
  return visit.go('/sign-in', { say: 'sign-in.out', cookies })
}

/** For who has signed in beside a form that she is still writing. */
function signedIn({ m, show }: Visit): Promise<Response> {
  const title = m.text('signed-in.title')
  return show({ title, body: <Card title={title} lead={m.text('signed-in.lead')} /> })
}

async function door(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, form, signIn, parts, query } = visit
  const to = wayBack(form.to ?? query('to'))
  const demo = await parts.demo()
  const { name: provider } = signIn.provider
  const refused = query('refused') !== undefined && provider !== null
  const told = refused ? { '': m.text('sign-in.provider-refused', { name: provider }) } : faults
  return visit.show({
    title: m.text('sign-in.title'),
    status,
    body: (
      <Card title={m.text('sign-in.title')} lead={m.text('sign-in.lead')}>
        <FaultList m={m} faults={told} />
        <Form action="/backoffice/sign-in">
          <WayBack to={to} />
          <Field
            name="email"
            type="email"
            label={m.text('sign-in.email')}
            value={form.email}
            autocomplete="username webauthn"
            inputmode="email"
          />
          <Field
            name="password"
            type="password"
            label={m.text('sign-in.password')}
            autocomplete="current-password"
          />
          <button type="submit">{m.text('sign-in.button')}</button>
          <p>
            <a href="/backoffice/forgotten">{m.text('sign-in.forgotten')}</a>
          </p>
        </Form>
        <PasskeySignIn m={m} next={`/backoffice${to}`} />
        {provider !== null && (
          <Form action="/backoffice/provider">
            <WayBack to={to} />
            <button type="submit" class="second">
              {m.text('sign-in.provider', { name: provider })}
            </button>
          </Form>
        )}
        {demo && <DemoDoor m={m} demo={demo} to={to} />}
        <p class="soft">
          {m.text('sign-in.visitors')} <a href="/">{m.text('nav.site')}</a>
        </p>
      </Card>
    ),
  })
}

interface DemoDoorParts {
  m: Messages
  demo: DemoAccounts
  to: string
}

const DemoDoor = ({ m, demo, to }: DemoDoorParts) => (
  <section class="demo">
    <h2>{m.text('demo.title')}</h2>
    <p>{m.text('demo.lead', { password: demo.password })}</p>
    <ul>
      {demo.people.map(({ name, email, role }) => (
        <li>
          <Form action="/backoffice/sign-in" small>
            <WayBack to={to} />
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="password" value={demo.password} />
            <button
              type="submit"
              class="second"
              aria-label={`${m.text('demo.enter', { name })}: ${m.text(`role.${role}`)}`}
            >
              {m.text(`role.${role}`)}
            </button>
            <span>
              {name}
              <small>{email}</small>
            </span>
          </Form>
        </li>
      ))}
    </ul>
  </section>
)

import { Card, FaultList, type Faults, Field, Form } from './form.tsx'
import { mustSignInStrongly } from './passkey.ts'
import { PasskeySetUp } from './passkey-elements.tsx'
import { QrCode } from './qr-code.tsx'
import { personOf, type Route, type Visit } from './visit.ts'

/** Setting up a second factor: an app that makes codes, or a passkey. */
export const secondFactorRoutes: readonly Route[] = [
  { method: 'GET', path: '/second-factor', openTo: 'arriving', answer: (visit) => page(visit, {}) },
  { method: 'POST', path: '/second-factor/begin', openTo: 'arriving', answer: begin },
  { method: 'POST', path: '/second-factor/confirm', openTo: 'arriving', answer: confirm },
]

async function begin(visit: Visit): Promise<Response> {
  const { signIn, request, form, m } = visit
  if (await mustSignInStrongly(visit)) return page(visit, {})
  const right = await signIn.secondFactor.begin(request.headers, form.password ?? '')
  return right ? visit.go('/second-factor') : page(visit, { password: m.text('password.current.wrong') }, 422)
}

async function confirm(visit: Visit): Promise<Response> {
  const { signIn, request, form, m } = visit
  if (await mustSignInStrongly(visit)) return page(visit, {})
  const outcome = await signIn.secondFactor.code(request.headers, form.code ?? '')
  if (outcome.said !== 'in') return page(visit, { code: m.text('code.wrong') }, 422)
  const codes = await signIn.secondFactor.recoveryCodes(personOf(visit).presence.account.id)
  return showRecoveryCodes(visit, codes, outcome.cookies)
}

/** The only time that they are shown: the answer to a form, which no address leads back to. */
export const showRecoveryCodes = (
  { m, show }: Visit,
  codes: readonly string[],
  cookies: readonly string[] = [],
): Promise<Response> =>
  show({
    title: m.text('factor.codes.title'),
    cookies,
    body: (
      <Card title={m.text('factor.codes.title')} lead={m.text('factor.codes.lead')}>
        <ul class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a class="button" href="/backoffice/">
            {m.text('factor.codes.done')}
          </a>
        </p>
      </Card>
    ),
  })

async function page(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, signIn } = visit
  const { presence, complete } = personOf(visit)
  const title = m.text('factor.title')
  if (await mustSignInStrongly(visit))
    return visit.show({ title, status: 403, body: <Card title={title} lead={m.text('factor.sign-in')} /> })
  const { account } = presence
  const key = account.hasCodes ? undefined : await signIn.secondFactor.waiting(account.id)
  const hasPassword = await signIn.password.has(account.id)
  return visit.show({
    title,
    status,
    body: (
      <Card title={title} lead={complete ? undefined : m.text('factor.why')}>
        <FaultList m={m} faults={faults} />
        {hasPassword && !account.hasCodes && (
          <>
            <h2>{m.text('factor.app')}</h2>
            <p>{m.text('factor.app.lead')}</p>
            {key ? <Confirm visit={visit} uri={key.uri} letters={key.letters} fault={faults.code} /> : null}
            {!key && <Begin visit={visit} fault={faults.password} />}
          </>
        )}
        <h2>{m.text('factor.passkey')}</h2>
        <p>{m.text('factor.passkey.lead')}</p>
        <PasskeySetUp m={m} next="/backoffice/?said=passkey.added" />
      </Card>
    ),
  })
}

const Begin = ({ visit: { m }, fault }: { visit: Visit; fault: string | undefined }) => (
  <Form action="/backoffice/second-factor/begin">
    <Field
      name="password"
      type="password"
      label={m.text('account.codes.password')}
      fault={fault}
      autocomplete="current-password"
    />
    <button type="submit">{m.text('factor.begin')}</button>
  </Form>
)

interface ConfirmParts {
  visit: Visit
  uri: string
  letters: string
  fault: string | undefined
}

const Confirm = ({ visit: { m }, uri, letters, fault }: ConfirmParts) => (
  <>
    <p>{m.text('factor.scan')}</p>
    <QrCode text={uri} label={m.text('factor.picture')} />
    <p>
      <a href={uri}>{m.text('factor.open')}</a>
    </p>
    <p>
      {m.text('factor.type')} <code class="key">{letters.match(/.{1,4}/g)?.join(' ')}</code>
    </p>
    <Form action="/backoffice/second-factor/confirm">
      <Field
        name="code"
        label={m.text('factor.confirm')}
        fault={fault}
        autocomplete="one-time-code"
        inputmode="numeric"
      />
      <button type="submit">{m.text('code.button')}</button>
    </Form>
  </>
)

import { passwordFault } from '../../platform/sign-in/index.ts'
import { Card, FaultList, type Faults, Field, Form } from './form.tsx'
import { resetLink } from './letters.ts'
import { messagesFor } from './messages.ts'
import type { Route, Visit } from './visit.ts'

/** A forgotten password: a link by mail, and the page that it leads to. */
export const forgottenRoutes: readonly Route[] = [
  { method: 'GET', path: '/forgotten', openTo: 'everybody', answer: ask },
  { method: 'POST', path: '/forgotten', openTo: 'everybody', answer: send },
  { method: 'GET', path: '/new-password/:token', openTo: 'everybody', answer: (visit) => page(visit, {}) },
  { method: 'POST', path: '/new-password/:token', openTo: 'everybody', answer: set },
]

function ask({ m, parts, show }: Visit): Promise<Response> {
  return show({
    title: m.text('forgotten.title'),
    body: parts.mail.configured ? (
      <Card title={m.text('forgotten.title')} lead={m.text('forgotten.lead')}>
        <Form action="/backoffice/forgotten">
          <Field name="email" type="email" label={m.text('sign-in.email')} autocomplete="username" />
          <button type="submit">{m.text('forgotten.button')}</button>
        </Form>
      </Card>
    ) : (
      <Card title={m.text('forgotten.title')} lead={m.text('forgotten.none')} />
    ),
  })
}

/** Answers the same at once, whether there is such an account or not; what follows is not waited for. */
async function send(visit: Visit): Promise<Response> {
  const { m, form, parts, show } = visit
  if (!parts.mail.configured) return ask(visit)
  sendLink(visit, form.email ?? '').catch((error) =>
    parts.log.warn({ event: 'sign-in.mail-failed', fault: (error as Error).message }),
  )
  return show({
    title: m.text('forgotten.title'),
    body: <Card title={m.text('forgotten.title')} lead={m.text('forgotten.sent')} />,
  })
}

async function sendLink({ signIn, parts, m }: Visit, email: string): Promise<void> {
  const account = await signIn.accounts.byEmail(email)
  if (!account || account.demoSince !== null || account.closedAt !== null) return
  if (signIn.password.asksTooOften(account.id)) return
  const own = messagesFor(account.language ?? m.language, null)
  const token = await signIn.password.resetToken(account.id)
  await parts.mail.send({
    id: `new-password-${token.slice(0, 8)}`,
    to: account.email,
    subject: own.text('forgotten.subject', { place: new URL(parts.publicUrl).hostname }),
    text: own.text('forgotten.mail', { link: resetLink(parts.publicUrl, token) }),
    language: own.language,
  })
}

async function set(visit: Visit): Promise<Response> {
  const { signIn, form, m, part } = visit
  const password = form.password ?? ''
  const id = await signIn.password.resetBy(part('token'))
  const account = id === undefined ? undefined : await signIn.accounts.byId(id)
  if (!account) return over(visit)
  const fault = passwordFault(password, [account.name, account.email])
  if (fault) return page(visit, { password: m.text(`password.${fault}`) }, 422)
  if (!(await signIn.password.reset(part('token'), password))) return over(visit)
  return visit.go('/sign-in', { say: 'reset.done' })
}

async function page(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, part, signIn } = visit
  if ((await signIn.password.resetBy(part('token'))) === undefined) return over(visit)
  return visit.show({
    title: m.text('reset.title'),
    status,
    body: (
      <Card title={m.text('reset.title')}>
        <FaultList m={m} faults={faults} />
        <Form action={`/backoffice/new-password/${part('token')}`}>
          <Field
            name="password"
            type="password"
            label={m.text('password.new')}
            hint={m.text('password.hint')}
            fault={faults.password}
            autocomplete="new-password"
          />
          <button type="submit">{m.text('reset.button')}</button>
        </Form>
      </Card>
    ),
  })
}

const over = ({ m, show }: Visit): Promise<Response> =>
  show({
    title: m.text('reset.title'),
    status: 404,
    body: (
      <Card title={m.text('reset.title')} lead={m.text('reset.over')}>
        <p>
          <a href="/backoffice/forgotten">{m.text('forgotten.title')}</a>
        </p>
      </Card>
    ),
  })

import { passwordFault, withCookies } from '../../platform/sign-in/index.ts'
import { Card, FaultList, type Faults, Field, Form } from './form.tsx'
import type { OpenInvitation } from './parts.ts'
import type { Person, Route, Visit } from './visit.ts'

/** Taking up an invitation: name, and a password or a passkey. What it asks for besides is set up right after. */
export const invitationRoutes: readonly Route[] = [
  { method: 'GET', path: '/invitation/:token', openTo: 'everybody', answer: (visit) => page(visit, {}) },
  { method: 'POST', path: '/invitation/:token', openTo: 'everybody', answer: accept },
]

async function accept(visit: Visit): Promise<Response> {
  const { form, m, parts, signIn, part, person } = visit
  const invitation = await parts.invitations.byToken(part('token'))
  if (!invitation) return over(visit)
  const known = await signIn.accounts.byEmail(invitation.email)
  if (person && person.presence.account.id !== known?.id) return other(visit)
  if (known) return person ? takeUp(visit, person) : page(visit, {})

  const name = (form.name ?? '').trim()
  const withPassword = form.with !== 'passkey'
  const fault = withPassword ? passwordFault(form.password ?? '', [name, invitation.email]) : undefined
  const faults = {
    ...(name === '' && { name: m.text('invitation.name.missing') }),
    ...(fault && { password: m.text(`password.${fault}`) }),
  }
  if (Object.keys(faults).length > 0) return page(visit, faults, 422)
  const password = withPassword ? form.password : undefined
  const { id, isNew } = await signIn.accounts.create({
    name,
    email: invitation.email,
    password,
    language: m.language,
  })
  // Somebody else was faster with the same link: she has the account, and this one signs in to it or not.
  if (!isNew) return page(visit, {})
  await parts.invitations.accept(part('token'), id, null)
  return arrive(visit, id, password)
}

/** Opens her first session, and begins the second factor where her role asks for one. */
async function arrive(
  { signIn, parts, request, go }: Visit,
  id: string,
  password?: string,
): Promise<Response> {
  const { cookies } = await signIn.sessions.arrive(request.headers, id, 'invitation')
  const actor = await parts.actorOf(id)
  if (password !== undefined && actor && parts.needsSecondFactor(actor))
    await signIn.secondFactor.begin(withCookies(request.headers, cookies), password)
  return go(password === undefined ? '/second-factor' : '/', { cookies })
}

async function takeUp({ parts, part, go }: Visit, { actor }: Person): Promise<Response> {
  await parts.invitations.accept(part('token'), actor.id, actor)
  return go('/', { say: 'invitation.taken' })
}

async function page(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, parts, part, signIn, person } = visit
  const invitation = await parts.invitations.byToken(part('token'))
  if (!invitation) return over(visit)
  const known = await signIn.accounts.byEmail(invitation.email)
  if (person && person.presence.account.id !== known?.id) return other(visit)
  const lead = m.text('invitation.lead', { role: m.text(`role.${invitation.role}`) })
  return visit.show({
    title: m.text('invitation.title'),
    status,
    body: (
      <Card title={m.text('invitation.title')} lead={lead}>
        <FaultList m={m} faults={faults} />
        {known ? (
          <Existing visit={visit} />
        ) : (
          <Form action={`/backoffice/invitation/${part('token')}`}>
            <NewPerson visit={visit} invitation={invitation} faults={faults} />
          </Form>
        )}
        {!person && signIn.provider.name !== null && (
          <Form action="/backoffice/provider">
            <input type="hidden" name="invitation" value={part('token')} />
            <button type="submit" class="second">
              {m.text('invitation.with-provider', { name: signIn.provider.name })}
            </button>
          </Form>
        )}
      </Card>
    ),
  })
}

const Existing = ({ visit: { m, person, part } }: { visit: Visit }) =>
  person ? (
    <Form action={`/backoffice/invitation/${part('token')}`}>
      <button type="submit">{m.text('invitation.accept')}</button>
    </Form>
  ) : (
    <p>
      {m.text('invitation.existing')}{' '}
      <a href={`/backoffice/sign-in?to=/invitation/${part('token')}`}>{m.text('sign-in.title')}</a>
    </p>
  )

interface NewPersonParts {
  visit: Visit
  invitation: OpenInvitation
  faults: Faults
}

const NewPerson = ({ visit: { m, form }, invitation, faults }: NewPersonParts) => (
  <>
    <Field
      name="email"
      type="email"
      label={m.text('invitation.email')}
      value={invitation.email}
      autocomplete="username"
      readonly
    />
    <Field
      name="name"
      label={m.text('invitation.name')}
      hint={m.text('invitation.name.hint')}
      value={form.name ?? invitation.name}
      fault={faults.name}
      autocomplete="name"
    />
    <Field
      name="password"
      type="password"
      label={m.text('sign-in.password')}
      hint={m.text('password.hint')}
      fault={faults.password}
      autocomplete="new-password"
    />
    <button type="submit">{m.text('invitation.with-password')}</button>
    <button type="submit" class="second" name="with" value="passkey">
      {m.text('invitation.with-passkey')}
    </button>
  </>
)

const over = ({ m, show }: Visit): Promise<Response> =>
  show({
    title: m.text('invitation.title'),
    status: 404,
    body: <Card title={m.text('invitation.title')} lead={m.text('invitation.over')} />,
  })

const other = ({ m, show }: Visit): Promise<Response> =>
  show({
    title: m.text('invitation.title'),
    status: 403,
    body: <Card title={m.text('invitation.title')} lead={m.text('invitation.other')} />,
  })

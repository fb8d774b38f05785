import { passwordFault } from '../../platform/sign-in/index.ts'
import { AccountPage } from './account-page.tsx'
import type { Faults } from './form.tsx'
import { OWN_LANGUAGES } from './messages.ts'
import { showRecoveryCodes } from './second-factor.tsx'
import { personOf, type Route, type Visit } from './visit.ts'

/** What somebody looks after herself: name, language, password, codes, passkeys, sessions. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/account', openTo: 'complete', answer: (visit) => page(visit, {}) },
  { method: 'POST', path: '/account', openTo: 'complete', answer: savePerson },
  { method: 'POST', path: '/account/password', openTo: 'complete', answer: changePassword },
  { method: 'POST', path: '/account/codes/stop', openTo: 'complete', answer: stopCodes },
  { method: 'POST', path: '/account/codes/renew', openTo: 'complete', answer: renewCodes },
  { method: 'POST', path: '/account/passkeys/remove', openTo: 'complete', answer: removePasskey },
  { method: 'POST', path: '/account/sessions/end', openTo: 'complete', answer: endSession },
  { method: 'POST', path: '/account/sessions/end-others', openTo: 'complete', answer: endOthers },
]

async function page(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { signIn, m } = visit
  const { account } = personOf(visit).presence
  const [passkeys, sessions, hasPassword] = [
    await signIn.passkeys.of(account.id),
    await signIn.sessions.of(account.id),
    await signIn.password.has(account.id),
  ]
  return visit.show({
    title: m.text('account.title'),
    status,
    body: (
      <AccountPage
        visit={visit}
        person={personOf(visit)}
        faults={faults}
        passkeys={passkeys}
        sessions={sessions}
        hasPassword={hasPassword}
      />
    ),
  })
}

async function savePerson(visit: Visit): Promise<Response> {
  const { form, m, signIn } = visit
  const name = (form.name ?? '').trim().slice(0, 200)
  if (name === '') return page(visit, { name: m.text('invitation.name.missing') }, 422)
  const language = OWN_LANGUAGES.find((own) => own === form.language) ?? null
  const { account } = personOf(visit).presence
  // What belongs to everybody stays as it is.
  if (account.demoSince === null) await signIn.accounts.change(account.id, { name, language })
  return visit.go('/account', { say: 'account.saved' })
}

async function changePassword(visit: Visit): Promise<Response> {
  const { form, m, signIn, request } = visit
  const { account } = personOf(visit).presence
  if (account.demoSince !== null) return visit.forbidden()
  const { current = '', next = '' } = form
  const fault = passwordFault(next, [account.name, account.email])
  if (fault) return page(visit, { next: m.text(`password.${fault}`) }, 422)
  const { ok, cookies } = await signIn.password.change(request.headers, { current, next })
  if (!ok) return page(visit, { current: m.text('password.current.wrong') }, 422)
  return visit.go('/account', { say: 'account.password.changed', cookies })
}

async function stopCodes(visit: Visit): Promise<Response> {
  const { form, m, signIn, request } = visit
  const answer = await signIn.secondFactor.stop(request.headers, form.password ?? '')
  if (!answer.ok) return page(visit, { password: m.text('password.current.wrong') }, 422)
  return visit.go('/account', { say: 'account.codes.stopped', cookies: answer.cookies })
}

async function renewCodes(visit: Visit): Promise<Response> {
  const { form, m, signIn, request } = visit
  if (!(await signIn.secondFactor.renewRecoveryCodes(request.headers, form.password ?? '')))
    return page(visit, { password: m.text('password.current.wrong') }, 422)
  return showRecoveryCodes(
    visit,
    await signIn.secondFactor.recoveryCodes(personOf(visit).presence.account.id),
  )
}

async function removePasskey(visit: Visit): Promise<Response> {
  const { account, strong } = personOf(visit).presence
  if (!strong) return visit.forbidden()
  await visit.signIn.passkeys.remove(account.id, visit.form.passkey ?? '')
  return visit.go('/account', { say: 'passkey.removed' })
}

async function endSession(visit: Visit): Promise<Response> {
  const { account } = personOf(visit).presence
  await visit.signIn.sessions.end(account.id, visit.form.session ?? '')
  return visit.go('/account', { say: 'account.sessions.ended' })
}

async function endOthers(visit: Visit): Promise<Response> {
  const { account, session } = personOf(visit).presence
  await visit.signIn.sessions.endOthers(account.id, session)
  return visit.go('/account', { say: 'account.sessions.ended' })
}

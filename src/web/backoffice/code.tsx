import type { CodeOutcome } from '../../platform/sign-in/index.ts'
import { Card, FaultList, type Faults, Field, Form } from './form.tsx'
import type { Route, Visit } from './visit.ts'

/** After the password: a code of the app, or a recovery code. */
export const codeRoutes: readonly Route[] = [
  { method: 'GET', path: '/code', openTo: 'everybody', answer: (visit) => askCode(visit, {}) },
  { method: 'POST', path: '/code', openTo: 'everybody', answer: takeCode },
  { method: 'GET', path: '/recovery-code', openTo: 'everybody', answer: (visit) => askRecovery(visit, {}) },
  { method: 'POST', path: '/recovery-code', openTo: 'everybody', answer: takeRecovery },
]

async function takeCode(visit: Visit): Promise<Response> {
  const { signIn, request, form, m } = visit
  const outcome = await signIn.secondFactor.code(request.headers, form.code ?? '')
  return (
    passed(visit, outcome) ??
    askCode(visit, { code: m.text(outcome.said === 'locked' ? 'code.locked' : 'code.wrong') }, 422)
  )
}

async function takeRecovery(visit: Visit): Promise<Response> {
  const { signIn, request, form, m } = visit
  const outcome = await signIn.secondFactor.recoveryCode(request.headers, form.code ?? '')
  return (
    passed(visit, outcome) ??
    askRecovery(visit, { code: m.text(outcome.said === 'locked' ? 'code.locked' : 'recovery.wrong') }, 422)
  )
}

function passed(visit: Visit, { said, cookies }: CodeOutcome): Response | undefined {
  if (said === 'in') return visit.go('/', { cookies })
  return said === 'over' ? visit.go('/sign-in', { say: 'code.over', cookies }) : undefined
}

const askCode = ({ m, show }: Visit, faults: Faults, status = 200): Promise<Response> =>
  show({
    title: m.text('code.title'),
    status,
    body: (
      <Card title={m.text('code.title')} lead={m.text('code.lead')}>
        <FaultList m={m} faults={faults} />
        <Form action="/backoffice/code">
          <Field
            name="code"
            label={m.text('code.field')}
            fault={faults.code}
            autocomplete="one-time-code"
            inputmode="numeric"
          />
          <button type="submit">{m.text('code.button')}</button>
        </Form>
        <p>
          <a href="/backoffice/recovery-code">{m.text('code.lost')}</a>
        </p>
      </Card>
    ),
  })

const askRecovery = ({ m, show }: Visit, faults: Faults, status = 200): Promise<Response> =>
  show({
    title: m.text('recovery.title'),
    status,
    body: (
      <Card title={m.text('recovery.title')} lead={m.text('recovery.lead')}>
        <FaultList m={m} faults={faults} />
        <Form action="/backoffice/recovery-code">
          <Field name="code" label={m.text('recovery.field')} fault={faults.code} autocomplete="off" />
          <button type="submit">{m.text('code.button')}</button>
        </Form>
        <p class="soft">{m.text('recovery.none')}</p>
      </Card>
    ),
  })

import type { CodeOutcome } from '../../platform/sign-in/index.ts'
import { Card, FaultList, type Faults, Field, Form, WayBack } from './form.tsx'
import type { MessageKey } from './messages.ts'
import type { Route, Visit } from './visit.ts'
import { wayBack, withWayBack } from './way-back.ts'

/** What is asked for after the password: a code of the app, or a recovery code. */
interface Kind {
  path: '/code' | '/recovery-code'
  words: Readonly<Record<'title' | 'lead' | 'field' | 'wrong', MessageKey>>
  /** What the browser may fill in, and the keys that a telephone shows. */
  typing: { autocomplete: string; inputmode?: 'numeric' }
  check(visit: Visit, code: string): Promise<CodeOutcome>
}

const APP: Kind = {
  path: '/code',
  words: { title: 'code.title', lead: 'code.lead', field: 'code.field', wrong: 'code.wrong' },
  typing: { autocomplete: 'one-time-code', inputmode: 'numeric' },
  check: ({ signIn, request }, code) => signIn.secondFactor.code(request.headers, code),
}

const RECOVERY: Kind = {
  path: '/recovery-code',
  words: { title: 'recovery.title', lead: 'recovery.lead', field: 'recovery.field', wrong: 'recovery.wrong' },
  typing: { autocomplete: 'off' },
  check: ({ signIn, request }, code) => signIn.secondFactor.recoveryCode(request.headers, code),
}

/** After the password. */
export const codeRoutes: readonly Route[] = [APP, RECOVERY].flatMap((kind): Route[] => [
  { method: 'GET', path: kind.path, openTo: 'everybody', answer: (visit) => ask(visit, kind, {}) },
  { method: 'POST', path: kind.path, openTo: 'everybody', answer: (visit) => take(visit, kind) },
])

async function take(visit: Visit, kind: Kind): Promise<Response> {
  const { form, m, go } = visit
  const { said, cookies } = await kind.check(visit, form.code ?? '')
  if (said === 'in') return go(wayBack(form.to), { cookies })
  if (said === 'over') return go(withWayBack('/sign-in', wayBack(form.to)), { say: 'code.over', cookies })
  return ask(visit, kind, { code: m.text(said === 'locked' ? 'code.locked' : kind.words.wrong) }, 422)
}

function ask(visit: Visit, { path, words, typing }: Kind, faults: Faults, status = 200): Promise<Response> {
  const { m, form, query } = visit
  const to = wayBack(form.to ?? query('to'))
  return visit.show({
    title: m.text(words.title),
    status,
    body: (
      <Card title={m.text(words.title)} lead={m.text(words.lead)}>
        <FaultList m={m} faults={faults} />
        <Form action={`/backoffice${path}`}>
          <WayBack to={to} />
          <Field name="code" label={m.text(words.field)} fault={faults.code} {...typing} />
          <button type="submit">{m.text('code.button')}</button>
        </Form>
        {path === APP.path ? (
          <p>
            <a href={`/backoffice${withWayBack(RECOVERY.path, to)}`}>{m.text('code.lost')}</a>
          </p>
        ) : (
          <p class="soft">{m.text('recovery.none')}</p>
        )}
      </Card>
    ),
  })
}

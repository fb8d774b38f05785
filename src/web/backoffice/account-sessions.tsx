import type { OwnSession } from '../../platform/sign-in/index.ts'
import { Form } from './form.tsx'
import type { Person, Visit } from './visit.ts'

interface SessionsParts {
  visit: Visit
  person: Person
  sessions: readonly OwnSession[]
}

/** Where somebody is signed in: when and with what, for more is not known. */
export const AccountSessions = ({ visit: { m }, person: { presence }, sessions }: SessionsParts) => (
  <section>
    <h2>{m.text('account.sessions')}</h2>
    <p class="soft">{m.text('account.sessions.lead')}</p>
    <ul class="rows">
      {sessions.map(({ id, means, since, lastSeenAt }) => (
        <li>
          <span>
            <strong>{m.moment(since)}</strong>
            <small>
              {m.text(`means.${means}`)} · {m.text('account.sessions.seen', { time: m.moment(lastSeenAt) })}
            </small>
          </span>
          {id === presence.session ? (
            <span class="good">{`✓ ${m.text('account.sessions.this')}`}</span>
          ) : (
            <Form action="/backoffice/account/sessions/end" small>
              <button
                type="submit"
                class="second"
                name="session"
                value={id}
                aria-label={`${m.text('account.sessions.end')}: ${m.moment(since)}`}
              >
                {m.text('account.sessions.end')}
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
    {sessions.length > 1 && (
      <Form action="/backoffice/account/sessions/end-others">
        <button type="submit" class="danger">
          {m.text('account.sessions.others')}
        </button>
      </Form>
    )}
  </section>
)

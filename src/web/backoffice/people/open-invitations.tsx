import type { invitationsTo } from '../../../domain/accounts/index.ts'
import { Form } from '../form.tsx'
import type { Visit } from '../visit.ts'
import { placeOf } from './place.ts'
import { type Organisation, roleName } from './role-fields.tsx'

interface OpenInvitationsParts {
  visit: Visit
  invited: Awaited<ReturnType<typeof invitationsTo>>
  organisations: readonly Organisation[]
}

/** Who was invited and has not come yet; a new link ends the old one. */
export const OpenInvitations = ({ visit, invited, organisations }: OpenInvitationsParts) => {
  const { m } = visit
  const { base, region } = placeOf(visit)
  return (
    <section>
      <h2>{m.text('people.invited')}</h2>
      {invited.length === 0 && <p>{m.text('people.invited.none')}</p>}
      <ul class="rows">
        {invited.map((row) => {
          const path = `/backoffice${base}/people/invitations/${row.id}`
          return (
            <li>
              <span>
                <strong>{row.name}</strong>
                <small>{row.email}</small>
                <small>
                  {roleName(m, row, organisations)} ·{' '}
                  {m.text('people.invited.until', { day: m.day(row.expires_at) })}
                </small>
              </span>
              <span class="acts">
                {visit.may('account.invite', { region }) && (
                  <Form action={`${path}/again`} small>
                    <button
                      class="second"
                      type="submit"
                      aria-label={`${m.text('people.invited.again')}: ${row.name}`}
                    >
                      {m.text('people.invited.again')}
                    </button>
                  </Form>
                )}
                {visit.may('account.uninvite', { region }) && (
                  <Form action={`${path}/withdraw`} small>
                    <button
                      class="danger"
                      type="submit"
                      aria-label={`${m.text('people.invited.withdraw')}: ${row.name}`}
                    >
                      {m.text('people.invited.withdraw')}
                    </button>
                  </Form>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

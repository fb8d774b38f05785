import { invitationsTo, membersIn, membersOf } from '../../../domain/accounts/index.ts'
import type { Faults } from '../form.tsx'
import { FaultList } from '../form.tsx'
import type { Route, Visit } from '../visit.ts'
import { InviteForm } from './invite-form.tsx'
import { OpenInvitations } from './open-invitations.tsx'
import { inBoth, placeOf } from './place.ts'
import { organisationsIn, roleName, rolesToGive } from './role-fields.tsx'

export const peopleScreen: readonly Route[] = inBoth({
  method: 'GET',
  path: '/people',
  may: 'account.see',
  answer: (visit) => showPeople(visit, {}),
})

/** Who works here, who is invited, and a form to invite with. */
export async function showPeople(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, parts, show } = visit
  const place = placeOf(visit)
  const { reader, clock } = parts
  const organisations = await organisationsIn(reader, place.region)
  const members = await membersOf(reader, place.region)
  const invited = await invitationsTo(reader, place.region, clock())
  const roles = rolesToGive(visit)
  const people = Map.groupBy(members, (row) => row.account_id)
  const title = m.text('people.title')
  return show({
    title: `${title}, ${place.name}`,
    status,
    body: (
      <div class="people">
        <h1>{title}</h1>
        <p class="lead">{place.name}</p>
        <FaultList m={m} faults={faults} />
        <div class="panels">
          <section>
            <h2>{m.text('people.here')}</h2>
            {people.size === 0 && <p>{m.text('people.nobody')}</p>}
            <ul class="rows">
              {[...people].map(([account, rows]) => (
                <li>
                  <span>
                    <a href={`/backoffice${place.base}/people/${account}`}>{rows[0]?.name}</a>
                    <small>{rows[0]?.email}</small>
                  </span>
                  <span>{rows.map((row) => roleName(m, row, organisations)).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </section>
          {roles.length > 0 && (
            <InviteForm visit={visit} roles={roles} organisations={organisations} faults={faults} />
          )}
          <OpenInvitations visit={visit} invited={invited} organisations={organisations} />
          {place.region === null && (
            <Regions visit={visit} counts={await membersIn(reader)} all={await parts.regions()} />
          )}
        </div>
        {place.region === null && (
          <p>
            <a href="/backoffice/log">{`${m.text('log.title')}, ${place.name}`}</a>
          </p>
        )}
      </div>
    ),
  })
}

interface RegionsParts {
  visit: Visit
  counts: ReadonlyMap<string, number>
  all: readonly { id: string; slug: string; name: string }[]
}

/** The way to the people of each region. */
const Regions = ({ visit: { m }, counts, all }: RegionsParts) => (
  <section>
    <h2>{m.text('people.regions')}</h2>
    <ul class="rows">
      {all.map(({ id, slug, name }) => (
        <li>
          <a href={`/backoffice/regions/${slug}/people`}>{name}</a>
          <span>{m.text('people.count', { count: String(counts.get(id) ?? 0) })}</span>
        </li>
      ))}
    </ul>
  </section>
)

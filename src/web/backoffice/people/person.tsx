import type { PersonThere } from '../../../domain/accounts/index.ts'
import { FaultList, type Faults, Form } from '../form.tsx'
import type { Route, Visit } from '../visit.ts'
import { languageOf, pageTitle } from './names.ts'
import { aboutPerson, inBoth, personIn, placeOf } from './place.ts'
import { type Organisation, organisationsIn, RoleFields, roleName, rolesToGive } from './role-fields.tsx'

export const personScreen: readonly Route[] = inBoth({
  method: 'GET',
  path: '/people/:account',
  may: 'account.see',
  about: aboutPerson,
  answer: (visit) => showPerson(visit, {}),
})

interface PersonParts {
  visit: Visit
  person: PersonThere
  /** Below /backoffice. */
  path: string
  organisations: readonly Organisation[]
}

/** One person: her roles here and her rights on single pages, each with what can be done about it. */
export async function showPerson(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m, parts, show } = visit
  const person = await personIn(visit)
  if (!person) return visit.missing()
  const { region, base } = placeOf(visit)
  const organisations = await organisationsIn(parts.reader, region)
  const own: PersonParts = { visit, person, path: `/backoffice${base}/people/${person.id}`, organisations }
  const language = await languageOf(parts.reader, region)
  const titles = await Promise.all(
    person.pages.map(
      async ({ page_id }) => (await pageTitle(parts.reader, page_id, language)) ?? m.text('people.page'),
    ),
  )
  return show({
    title: person.name,
    status,
    body: (
      <div class="people">
        <h1>{person.name}</h1>
        <p class="lead">{person.email}</p>
        <FaultList m={m} faults={faults} />
        <div class="panels">
          <Roles {...own} />
          <NewRole {...own} faults={faults} />
          {region !== null && <Pages {...own} titles={titles} />}
        </div>
        <p>
          {visit.may('audit.see', { region }) && (
            <a href={`/backoffice${base}/log?by=${person.id}`}>{m.text('people.log')}</a>
          )}
        </p>
        <p>
          <a href={`/backoffice${base}/people`}>{m.text('people.back')}</a>
        </p>
      </div>
    ),
  })
}

const Roles = ({ visit, person, path, organisations }: PersonParts) => {
  const { m } = visit
  const about = { region: placeOf(visit).region, account: person.id }
  return (
    <section>
      <h2>{m.text('people.roles')}</h2>
      {person.memberships.length === 0 && <p>{m.text('people.roles.none')}</p>}
      <ul class="rows">
        {person.memberships.map((row) => {
          const name = roleName(m, row, organisations)
          return (
            <li>
              <span>
                <strong>{name}</strong>
                <small>{m.text('passkey.since', { day: m.day(row.granted_at) })}</small>
              </span>
              {visit.may('membership.end', about) && (
                <Form action={`${path}/roles/end`} small>
                  <button
                    class="danger"
                    type="submit"
                    name="membership"
                    value={row.id}
                    aria-label={`${m.text('people.roles.end')}: ${name}`}
                  >
                    {m.text('people.roles.end')}
                  </button>
                </Form>
              )}
              {visit.may('membership.change', about) && about.region !== null && (
                <Change visit={visit} path={path} organisations={organisations} row={row} name={name} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface ChangeParts extends Pick<PersonParts, 'visit' | 'path' | 'organisations'> {
  row: PersonThere['memberships'][number]
  name: string
}

const Change = ({ visit, path, organisations, row, name }: ChangeParts) => (
  <details class="wide">
    <summary aria-label={`${visit.m.text('people.roles.change')}: ${name}`}>
      {visit.m.text('people.roles.change')}
    </summary>
    <Form action={`${path}/roles/change`}>
      <input type="hidden" name="membership" value={row.id} />
      <RoleFields
        m={visit.m}
        id={`-${row.id}`}
        roles={rolesToGive(visit)}
        organisations={organisations}
        chosen={{ role: row.role, organisation: row.organisation_id }}
      />
      <button type="submit" class="second">
        {visit.m.text('people.roles.change')}
      </button>
    </Form>
  </details>
)

const NewRole = ({ visit, path, organisations, faults }: PersonParts & { faults: Faults }) => {
  const { m, form } = visit
  const { region } = placeOf(visit)
  if (!visit.may('membership.grant', { region })) return null
  return (
    <section>
      <h2>{m.text('people.roles.more')}</h2>
      <p class="soft">{m.text('people.roles.ends-sessions')}</p>
      <Form action={`${path}/roles`}>
        <RoleFields
          m={m}
          id=""
          roles={rolesToGive(visit)}
          organisations={organisations}
          chosen={form}
          faults={faults}
        />
        <button type="submit" class="second">
          {m.text('people.roles.give')}
        </button>
      </Form>
    </section>
  )
}

const Pages = ({ visit, person, path, titles }: PersonParts & { titles: readonly string[] }) => {
  const { m } = visit
  const { base, region } = placeOf(visit)
  return (
    <section>
      <h2>{m.text('people.pages')}</h2>
      <p class="soft">{m.text('people.pages.lead')}</p>
      {person.pages.length === 0 && <p>{m.text('people.pages.none')}</p>}
      <ul class="rows">
        {person.pages.map(({ page_id: page, kind }, i) => (
          <li>
            <span>
              <a href={`/backoffice${base}/pages/${page}`}>{titles[i]}</a>
              <small>{m.text(kind === 'editor' ? 'people.pages.editor' : 'people.pages.author')}</small>
            </span>
            {visit.may('page.disallow', { region, pages: [page] }) && (
              <Form action={`${path}/pages/end`} small>
                <input type="hidden" name="as" value={kind} />
                <button
                  class="danger"
                  type="submit"
                  name="page"
                  value={page}
                  aria-label={`${m.text('people.roles.end')}: ${titles[i]}`}
                >
                  {m.text('people.roles.end')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

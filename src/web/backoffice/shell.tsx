import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { holdsIn } from '../../kernel/role.ts'
import { Icon } from '../design/icon.tsx'
import { MARK } from '../design/mark.ts'
import type { Messages } from './messages.ts'
import { sectionsFor } from './navigation.ts'
import type { OwnRegion } from './parts.ts'
import type { Person, Said } from './visit.ts'

interface ShellParts {
  m: Messages
  person: Person | undefined
  regions: readonly OwnRegion[]
  path: string
  said: Said | undefined
  children: Child
}

/** What stands around every screen: skip link, mark, region, sections, account, and what was just done. */
export const Shell = ({ m, person, regions, path, said, children }: ShellParts) => (
  <>
    <a class="skip" href="#content">
      {m.text('skip')}
    </a>
    <header class="bar">
      <a class="brand" href="/backoffice/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          {raw(MARK)}
        </svg>
        <span>{m.text('title')}</span>
      </a>
      {person && <PersonBar m={m} person={person} regions={regions} path={path} />}
    </header>
    {person?.complete && <Sections m={m} person={person} path={path} />}
    <main id="content">
      {said && (
        <p class="said" role="status">
          <Icon name="check" />
          {m.text(said)}
        </p>
      )}
      {children}
    </main>
  </>
)

const PersonBar = ({
  m,
  person,
  regions,
  path,
}: Omit<ShellParts, 'children' | 'said' | 'person'> & { person: Person }) => {
  const { memberships } = person.actor
  const hers = regions.filter(({ id }) => memberships.some((membership) => holdsIn(membership, id)))
  const current = hers.find(({ slug }) => path.startsWith(`/backoffice/regions/${slug}/`)) ?? hers[0]
  return (
    <div class="tools">
      {person.complete && hers.length > 1 && current && (
        <details class="menu">
          <summary aria-label={`${m.text('nav.region')}: ${current.name}`}>
            <Icon name="pin" />
            {current.name}
          </summary>
          <ul>
            {hers.map(({ slug, name }) => (
              <li>
                <a
                  href={`/backoffice/regions/${slug}/`}
                  {...(slug === current.slug && { 'aria-current': 'true' })}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <form method="post" action="/backoffice/sign-out">
        <button class="quiet" type="submit">
          {m.text('sign-out')}
        </button>
      </form>
    </div>
  )
}

const Sections = ({ m, person, path }: { m: Messages; person: Person; path: string }) => (
  <nav class="sections" aria-label={m.text('nav.label')}>
    <ul>
      {sectionsFor(person).map(({ href, name }) => (
        <li>
          <a href={href} {...(path === href && { 'aria-current': 'page' })}>
            {m.text(name)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

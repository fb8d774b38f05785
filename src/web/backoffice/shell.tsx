import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Rights } from '../../kernel/right.ts'
import { holdsIn } from '../../kernel/role.ts'
import { Icon } from '../design/icon.tsx'
import { MARK } from '../design/mark.ts'
import type { Messages } from './messages.ts'
import { type Section, sectionsFor } from './navigation.ts'
import type { OwnRegion } from './parts.ts'
import type { Done } from './said.ts'
import type { Person } from './visit.ts'

interface ShellParts {
  m: Messages
  person: Person | undefined
  regions: readonly OwnRegion[]
  path: string
  done: Done | undefined
  rights: Rights
  children: Child
}

/** What stands around every screen: skip link, mark, region, sections, account, and what was just done. */
export const Shell = ({ m, person, regions, path, done, rights, children }: ShellParts) => {
  const hers = person?.complete ? regionsOf(person, regions) : []
  const current = hers.find(({ slug }) => isBelow(path, slug)) ?? hers[0]
  return (
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
        {person && <PersonBar m={m} regions={hers} current={current} />}
      </header>
      {person?.complete && <Sections m={m} sections={sectionsFor(person, current, rights)} path={path} />}
      <main id="content">
        {done && <WhatWasDone m={m} done={done} />}
        {children}
      </main>
    </>
  )
}

const regionsOf = ({ actor }: Person, regions: readonly OwnRegion[]): OwnRegion[] =>
  regions.filter(({ id }) => actor.memberships.some((membership) => holdsIn(membership, id)))

const isBelow = (path: string, slug: string): boolean => `${path}/`.startsWith(`/backoffice/regions/${slug}/`)

const WhatWasDone = ({ m, done: { said, undo } }: { m: Messages; done: Done }) => (
  <div class="said" role="status">
    <Icon name="check" />
    <span>{m.text(said)}</span>
    {undo && (
      <form method="post" action={`/backoffice${undo.path}`}>
        {Object.entries(undo.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="quiet" type="submit">
          {m.text('undo')}
        </button>
      </form>
    )}
  </div>
)

interface PersonBarParts {
  m: Messages
  regions: readonly OwnRegion[]
  current: OwnRegion | undefined
}

const PersonBar = ({ m, regions: hers, current }: PersonBarParts) => {
  return (
    <div class="tools">
      {hers.length > 1 && current && (
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

interface SectionsParts {
  m: Messages
  sections: readonly Section[]
  path: string
}

const Sections = ({ m, sections, path }: SectionsParts) => (
  <nav class="sections" aria-label={m.text('nav.label')}>
    <ul>
      {sections.map(({ href, name }) => (
        <li>
          <a href={href} {...(isIn(path, href) && { 'aria-current': 'page' })}>
            {m.text(name)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** On the section itself or on a screen below it; the start is only itself. */
const isIn = (path: string, href: string): boolean =>
  path === href || (href.endsWith('/') ? `${path}/` === href : path.startsWith(`${href}/`))

import { raw } from 'hono/html'
import type { PublicPage, TreeNode } from '../../domain/pages/public.ts'
import { Icon } from '../design/icon.tsx'
import { ContactCard } from './contact-card.tsx'
import { fillContent } from './content.ts'
import { arrange, type Heading } from './contents-list.ts'
import { Picture } from './picture.tsx'
import { homeOf, type View } from './view.ts'

/** A page: where one is, what it says and how fresh it is, what is below it, and who can help. */
export const Page = ({ view, node, page }: { view: View; node: TreeNode; page: PublicPage | undefined }) => {
  const { m } = view
  const html = page ? fillContent(page.html, view) : ''
  const { lead, headings, rest } = arrange(html)
  const children = view.tree.children(node.number, view.language.slug)
  return (
    <div class="wrap">
      <Crumbs view={view} node={node} />
      <div class="page">
        <article>
          <h1>{view.titles[node.number]}</h1>
          {page && html !== '' && <Dateline view={view} page={page} />}
          {lead !== '' && <div class="prose">{raw(lead)}</div>}
          {headings.length > 0 && <Jump view={view} headings={headings} />}
          {rest !== '' && <div class="prose">{raw(rest)}</div>}
          {html === '' && children.length === 0 && <p class="soft">{m.text('page.empty')}</p>}
          {children.length > 0 && <Children view={view} nodes={children} headed={html !== ''} />}
          {html !== '' && (
            <p class="tools">
              <print-page hidden>
                <button type="button" class="pill">
                  <Icon name="print" />
                  {m.text('page.print')}
                </button>
              </print-page>
            </p>
          )}
        </article>
        {page && <Aside view={view} page={page} />}
      </div>
    </div>
  )
}

export const Crumbs = ({ view, node }: { view: View; node: TreeNode }) => (
  <nav aria-label={view.m.text('breadcrumbs')}>
    <ol class="crumbs">
      <li>
        <a href={homeOf(view)}>{view.m.text('home')}</a>
      </li>
      {view.tree.ancestors(node.number).map((above) => (
        <li>
          <a href={view.tree.path(above.number, view.language.slug) ?? ''}>{view.titles[above.number]}</a>
        </li>
      ))}
    </ol>
  </nav>
)

const Jump = ({ view: { m }, headings }: { view: View; headings: readonly Heading[] }) => (
  <nav class="jump" aria-labelledby="jump">
    <strong id="jump">{m.text('page.contents')}</strong>
    <ul>
      {headings.map(({ id, html }) => (
        <li>
          <a href={`#${id}`}>{raw(html)}</a>
        </li>
      ))}
    </ul>
  </nav>
)

const Dateline = ({ view: { m, region }, page }: { view: View; page: PublicPage }) => {
  if (!page.checked || page.checked.at < page.writtenAt) {
    return <p class="soft">{m.text('page.updated', { date: m.day(page.writtenAt, region.timezone) })}</p>
  }
  const date = m.day(page.checked.at, region.timezone)
  return (
    <p class="soft">
      <Icon name="check" />{' '}
      <span>{m.rich('page.checkedBy', { date, who: <bdi>{page.checked.by}</bdi> })}</span>
    </p>
  )
}

const Children = ({ view, nodes, headed }: { view: View; nodes: readonly TreeNode[]; headed: boolean }) => (
  <section>
    <h2 class={headed ? '' : 'sr'}>{view.m.text('page.more')}</h2>
    <ul class="rows">
      {nodes.map((child) => (
        <li>
          <a href={view.tree.path(child.number, view.language.slug) ?? ''}>
            <span>{view.titles[child.number]}</span>
            <Icon name="arrow" />
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const Aside = ({ view, page }: { view: View; page: PublicPage }) => {
  const { m } = view
  const contacts = page.contacts.flatMap((number) => view.contacts[number] ?? [])
  const organisation = page.organisation === null ? undefined : view.organisations[page.organisation]
  if (contacts.length === 0 && !organisation && page.thumbnail === null) return null
  return (
    <aside>
      {contacts.length > 0 && (
        <section class="fact">
          <h2>{m.text('page.contacts')}</h2>
          {contacts.map((contact) => (
            <ContactCard contact={contact} m={m} />
          ))}
        </section>
      )}
      {organisation && (
        <p class="soft">
          {m.text('page.responsible')}:{' '}
          <bdi lang="de">
            {organisation.website ? (
              <a href={organisation.website} rel="noopener noreferrer">
                {organisation.name}
              </a>
            ) : (
              organisation.name
            )}
          </bdi>
        </p>
      )}
      {page.thumbnail !== null && (
        <Picture media={view.media} number={page.thumbnail} sizes="(min-width: 60rem) 20rem, 100vw" />
      )}
    </aside>
  )
}

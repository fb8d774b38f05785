import { allowPage, disallowPage, type membersOf, type peopleOfPage } from '../../../domain/accounts/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { type Ground, type OutlinePage, pathOfPage } from './ground.ts'
import { orRefused } from './refused.tsx'

interface PagePeopleParts {
  ground: Ground
  page: OutlinePage
  people: Awaited<ReturnType<typeof peopleOfPage>>
  /** Whom one may choose from; nobody where one may not. */
  members: Awaited<ReturnType<typeof membersOf>>
}

/** Who writes or decides this page and all below it, besides those whose role lets them anyway. */
export const PagePeople = ({ ground: { visit, region }, page, people, members }: PagePeopleParts) => {
  const { m } = visit
  const at = `/backoffice${pathOfPage(region, page.id, '/people')}`
  const accounts = [...new Map(members.map(({ account_id, name }) => [account_id, name]))]
  return (
    <>
      <p class="soft">{m.text('page.people.lead')}</p>
      <ul class="rows">
        {people.map(({ account_id, kind, name }) => (
          <li>
            <span>
              <strong>{name}</strong>
              <small>{m.text(kind === 'editor' ? 'page.people.editor' : 'page.people.author')}</small>
            </span>
            {members.length > 0 && (
              <form method="post" action={`${at}/end`} class="inline">
                <input type="hidden" name="account" value={account_id} />
                <button
                  type="submit"
                  class="second"
                  name="as"
                  value={kind}
                  aria-label={`${m.text('page.people.end')}: ${name}`}
                >
                  {m.text('page.people.end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {accounts.length > 0 && (
        <form method="post" action={at}>
          <div class="field">
            <label for="f-account">{m.text('page.people.who')}</label>
            <select id="f-account" name="account">
              {accounts.map(([id, name]) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </div>
          <button type="submit" class="second" name="as" value="author">
            {m.text('page.people.author.add')}
          </button>
          <button type="submit" class="second" name="as" value="editor">
            {m.text('page.people.editor.add')}
          </button>
        </form>
      )}
    </>
  )
}

export const allow = (visit: Visit): Promise<Response> => change(visit, allowPage, '/people/end')
export const disallow = (visit: Visit): Promise<Response> => change(visit, disallowPage, '/people')

function change(visit: Visit, command: typeof allowPage, back: string): Promise<Response> {
  return orRefused(visit, async () => {
    const { account = '', as = '' } = visit.form
    const page = visit.part('page')
    const region = regionOf(visit)
    await visit.run(command, { page, account, as: as as 'author' })
    return visit.go(pathOfPage(region, page, '/about'), {
      say: 'page.people.changed',
      undo: { path: pathOfPage(region, page, back), fields: { account, as } },
    })
  })
}

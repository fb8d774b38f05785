import { allowPage, disallowPage } from '../../../domain/accounts/index.ts'
import type { Route, Visit } from '../visit.ts'
import { aboutPerson, placeOf } from './place.ts'

/** Rights on single pages, given and ended; the installation as a whole has no pages. */
export const pageRightActs: readonly Route[] = [
  {
    method: 'POST',
    path: '/regions/:region/people/:account/pages',
    openTo: { may: 'page.allow', about: aboutPerson },
    undoes: true,
    answer: allow,
  },
  {
    method: 'POST',
    path: '/regions/:region/people/:account/pages/end',
    openTo: { may: 'page.disallow', about: aboutPerson },
    answer: end,
  },
]

/** What the forms say: which page, and as what. */
const given = ({ form, part }: Visit) => ({
  page: form.page ?? '',
  account: part('account'),
  as: form.as === 'editor' ? ('editor' as const) : ('author' as const),
})

const pathTo = (visit: Visit): string => `${placeOf(visit).base}/people/${visit.part('account')}`

async function allow(visit: Visit): Promise<Response> {
  await visit.run(allowPage, given(visit))
  return visit.go(pathTo(visit), { say: 'people.page-given' })
}

async function end(visit: Visit): Promise<Response> {
  const { page, as, account } = given(visit)
  await visit.run(disallowPage, { page, as, account })
  const undo = { path: `${pathTo(visit)}/pages`, fields: { page, as } }
  return visit.go(pathTo(visit), { say: 'people.page-ended', undo })
}

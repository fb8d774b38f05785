import {
  allowPage,
  changeMembership,
  endMembership,
  grantMembership,
  type PersonThere,
} from '../../../domain/accounts/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Membership } from '../../../kernel/role.ts'
import { personOf, type Route, type Visit } from '../visit.ts'
import { askTwice } from './ask-twice.tsx'
import { showPerson } from './person.tsx'
import { aboutPerson, inBoth, personIn, placeOf } from './place.ts'
import { roleFrom } from './role-fields.tsx'

/** Giving, changing and ending a role. Each can be taken back. */
export const roleActs: readonly Route[] = [
  ...inBoth({
    method: 'POST',
    path: '/people/:account/roles',
    may: 'membership.grant',
    about: aboutPerson,
    undoes: true,
    answer: give,
  }),
  ...inBoth({
    method: 'POST',
    path: '/people/:account/roles/change',
    may: 'membership.change',
    about: aboutPerson,
    undoes: true,
    answer: change,
  }),
  ...inBoth({
    method: 'POST',
    path: '/people/:account/roles/end',
    may: 'membership.end',
    about: aboutPerson,
    answer: end,
  }),
]

type Row = PersonThere['memberships'][number]
const pathTo = (visit: Visit): string => `${placeOf(visit).base}/people/${visit.part('account')}`

async function give(visit: Visit): Promise<Response> {
  const account = visit.part('account')
  const { region } = placeOf(visit)
  try {
    await visit.run(grantMembership, { account, region, ...roleFrom(visit) })
  } catch (error) {
    return misplaced(visit, error)
  }
  for (const [, as, page] of (visit.form.pages ?? '').matchAll(/\b(author|editor):(\S+)/g))
    await visit.run(allowPage, { page: page ?? '', account, as: as as 'author' | 'editor' })
  return visit.go(pathTo(visit), { say: 'people.role-given' })
}

async function change(visit: Visit): Promise<Response> {
  const { row, person } = await rowOf(visit)
  if (!row || !person) return visit.missing()
  const sure = visit.form.sure === 'yes'
  const next = roleFrom(visit)
  if (!sure && losesItHerself(visit, person, row) && !administers(visit, next))
    return askTwice(visit, 'people.own')
  let membership: string
  try {
    membership = await visit.run(changeMembership, { membership: row.id, ...next, evenIfLast: sure })
  } catch (error) {
    return isLast(error) ? askTwice(visit, 'people.last') : misplaced(visit, error)
  }
  const undo = { path: `${pathTo(visit)}/roles/change`, fields: { membership, ...before(row) } }
  return visit.go(pathTo(visit), { say: 'people.role-changed', undo })
}

async function end(visit: Visit): Promise<Response> {
  const { row, person } = await rowOf(visit)
  if (!row || !person) return visit.missing()
  const sure = visit.form.sure === 'yes'
  if (!sure && losesItHerself(visit, person, row)) return askTwice(visit, 'people.own')
  try {
    await visit.run(endMembership, { membership: row.id, evenIfLast: sure })
  } catch (error) {
    if (isLast(error)) return askTwice(visit, 'people.last')
    throw error
  }
  // With the last role here the rights on pages have ended too: who takes it back gives them back as well.
  const left = new Set((await personIn(visit))?.pages.map(({ id }) => id))
  const pages = person.pages
    .filter(({ id }) => !left.has(id))
    .map(({ kind, page_id }) => `${kind}:${page_id}`)
  const undo = { path: `${pathTo(visit)}/roles`, fields: { ...before(row), pages: pages.join(' ') } }
  return visit.go(pathTo(visit), { say: 'people.role-ended', undo })
}

async function rowOf(visit: Visit): Promise<{ person?: PersonThere; row?: Row }> {
  const person = await personIn(visit)
  const row = person?.memberships.find(({ id }) => id === visit.form.membership)
  return { ...(person && { person }), ...(row && { row }) }
}

/** The fields that give a role back. */
const before = ({ role, organisation_id: organisation }: Row) => ({
  role,
  ...(organisation && { organisation }),
})

/** Would somebody with this role let others in here? The policies say so, not this screen. */
function administers(
  visit: Visit,
  { role, organisation }: Pick<Membership, 'role' | 'organisation'>,
): boolean {
  const { region } = placeOf(visit)
  const actor = { kind: 'account', id: '', pages: [], memberships: [{ role, region, organisation }] } as const
  return visit.parts.rights.may(actor, 'account.invite', { region })
}

/** Her own role, and no other here with which she could give it back to herself. */
const losesItHerself = (visit: Visit, { id, memberships }: PersonThere, row: Row): boolean =>
  id === personOf(visit).actor.id &&
  memberships
    .filter((other) => administers(visit, { role: other.role, organisation: other.organisation_id }))
    .every((other) => other.id === row.id) &&
  administers(visit, { role: row.role, organisation: row.organisation_id })

const isLast = (error: unknown): boolean =>
  error instanceof Refusal && error.faults.some(({ where }) => where === 'evenIfLast')

/** A role that cannot be held here is told beside its field; everything else goes on as it was. */
function misplaced(visit: Visit, error: unknown): Promise<Response> {
  if (!(error instanceof Refusal && error.code === 'invalid')) throw error
  const isOrganisation = error.faults.some(({ where }) => where === 'organisation')
  const { m } = visit
  const faults = isOrganisation
    ? { organisation: m.text('people.fault.organisation') }
    : { '': m.text('people.fault.role') }
  return showPerson(visit, faults, 422)
}

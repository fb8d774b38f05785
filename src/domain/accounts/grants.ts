import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { isAllowed } from '../../kernel/right.ts'
import { type Membership, ROLES } from '../../kernel/role.ts'
import type { Context } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { isOrganisationOf } from '../organisations/index.ts'
import { policy } from './policy.ts'
import * as store from './store.ts'

/** A role and where it is held. */
export const roleSomewhere = z.object({
  role: z.enum(ROLES),
  region: z.string().nullable(),
  organisation: z.string().nullable().default(null),
})

/** Refuses a role that cannot be held there: the service team serves all regions, a partner speaks for an organisation. */
export function refuseMisplaced({ role, region, organisation }: Membership): void {
  const faults = [
    ...((role === 'service team') === (region === null)
      ? []
      : [{ where: 'region', what: 'the service team has none, every other role has one' }]),
    ...((role === 'partner') === (organisation !== null)
      ? []
      : [{ where: 'organisation', what: 'partners have one, and nobody else' }]),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'This role cannot be held there.', faults)
}

/** What decides who may give this role away. Undefined when the organisation is not in the region. */
export async function aboutGrant(
  reader: Reader,
  { region, organisation }: Membership,
): Promise<{ region: string | null } | undefined> {
  if (organisation !== null && !(region && (await isOrganisationOf(reader, region, organisation))))
    return undefined
  return { region }
}

/** Could this actor make somebody a member there? */
export const mayGrant = (actor: Actor, { region }: Membership): boolean =>
  isAllowed(policy['membership.grant'] ?? [], actor, { region })

/** Makes an account a member; who is it already, stays it. Answers the id of the membership. */
export async function grant(
  { tx, now, note }: Context,
  account: string,
  membership: Membership,
  by: { kind: string; id: string | null },
): Promise<string> {
  const { role, region, organisation } = membership
  if (!(await store.findAccount(tx, account))) throw nothingHere()
  const known = (await store.membershipsOf(tx, account)).find(
    (row) =>
      row.ended_at === null &&
      row.role === role &&
      row.region_id === region &&
      row.organisation_id === organisation,
  )
  if (known) return known.id
  const id = newId()
  await store.insertMembership(tx, {
    id,
    account_id: account,
    role,
    region_id: region,
    organisation_id: organisation,
    granted_at: now,
    granted_by_kind: by.kind,
    granted_by_id: by.id,
    ended_at: null,
    ended_by_kind: null,
    ended_by_id: null,
  })
  note({ name: 'membership.granted', region, ids: { account, membership: id } })
  return id
}

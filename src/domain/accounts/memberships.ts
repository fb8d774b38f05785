import { z } from 'zod'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { ROLES, type Role } from '../../kernel/role.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { changeRights, endedBy } from './change-rights.ts'
import { aboutGrant, grant, refuseMisplaced, roleSomewhere } from './grants.ts'
import * as store from './store.ts'

/** Those who can invite others: without any, nobody can be let in but by the operator. */
const WHO_INVITE: readonly Role[] = ['service team', 'region management']

/** Another role for an account that works in the region already. Answers the id of the membership. */
export const grantMembership = defineCommand({
  name: 'membership.grant',
  input: roleSomewhere.extend({ account: z.string() }),
  about: (tx, membership) => aboutGrant(tx, membership),
  async run(context, { account, ...membership }): Promise<string> {
    const { tx, actor } = context
    refuseMisplaced(membership)
    const hers = await store.membershipsOf(tx, account)
    const everywhere = actor.kind !== 'account' || actor.memberships.some(({ region }) => region === null)
    // Who works elsewhere only is invited: that she has an account is nobody's business here.
    if (!everywhere && !hers.some((row) => row.region_id === membership.region)) throw nothingHere()
    const id = await grant(context, account, membership, actor)
    if (!hers.some((row) => row.id === id)) await changeRights(context, account, membership.region)
    return id
  },
})

/** Ends a membership. When it is the last of those who can invite others, only if that is said. */
export const endMembership = defineCommand({
  name: 'membership.end',
  input: z.object({ membership: z.string(), evenIfLast: z.boolean().default(false) }),
  async about(tx, { membership }) {
    const row = await store.getMembership(tx, membership)
    return row && { region: row.region_id, account: row.account_id }
  },
  async run(context, { membership, evenIfLast }): Promise<void> {
    const row = await store.getMembership(context.tx, membership)
    if (!row) throw nothingHere()
    if (row.ended_at !== null) return
    await end(context, row, evenIfLast)
    await endPageRights(context, row)
    await changeRights(context, row.account_id, row.region_id)
  },
})

/**
 * Another role in the place of one that somebody has, in the same region. It is given before the old one ends, so that she
 * is somebody there all the time and keeps her rights on pages. Answers the id of the new membership.
 */
export const changeMembership = defineCommand({
  name: 'membership.change',
  input: z.object({
    membership: z.string(),
    role: z.enum(ROLES),
    organisation: z.string().nullable().default(null),
    evenIfLast: z.boolean().default(false),
  }),
  async about(tx, { membership }) {
    const row = await store.getMembership(tx, membership)
    return row && { region: row.region_id }
  },
  async run({ tx, call }, { membership, role, organisation, evenIfLast }): Promise<string> {
    const row = await store.getMembership(tx, membership)
    if (!row || row.ended_at !== null) throw nothingHere()
    const { account_id: account, region_id: region } = row
    const id = await call(grantMembership, { account, role, region, organisation })
    if (id !== membership) await call(endMembership, { membership, evenIfLast })
    return id
  },
})

/** Ends one of an account's memberships, without more. */
export async function end(context: Context, row: store.MembershipRow, evenIfLast: boolean): Promise<void> {
  if (!evenIfLast && WHO_INVITE.includes(row.role)) {
    const others = await store.holdMembers(context.tx, row.role, row.region_id)
    if (!others.some((other) => other.account_id !== row.account_id))
      throw new Refusal('invalid', `This is the last of the ${row.role} here: nobody could invite others.`, [
        { where: 'evenIfLast', what: row.role },
      ])
  }
  await store.endMembership(context.tx, row.id, endedBy(context))
  const ids = { account: row.account_id, membership: row.id }
  context.note({ name: 'membership.ended', region: row.region_id, ids })
}

/** Who works in a region no more has no page there either, should she come back one day. */
async function endPageRights(
  context: Context,
  { account_id, region_id }: store.MembershipRow,
): Promise<void> {
  const left = await store.membershipsOf(context.tx, account_id)
  if (left.some((row) => row.ended_at === null && (row.region_id === null || row.region_id === region_id)))
    return
  for (const right of await store.pageRightsOf(context.tx, account_id))
    if (region_id === null || right.region_id === region_id)
      await store.endPageRight(context.tx, right.id, endedBy(context))
}

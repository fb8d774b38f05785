import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { actorOf } from './actor-of.ts'
import { aboutGrant, grant, mayGrant, refuseMisplaced, roleSomewhere } from './grants.ts'
import * as store from './store.ts'

const DAYS_7 = 7 * 24 * 3600_000

/** What the inviting person gets, once: the token is not kept. */
export interface Invited {
  invitation: string
  token: string
  expiresAt: Instant
}

/** Invites somebody to a role. An older invitation of the same person to the same place holds no more. */
export const invite = defineCommand({
  name: 'account.invite',
  input: roleSomewhere.extend({
    email: z.string().trim().toLowerCase().pipe(z.email('is no mail address').max(254)),
    name: z.string().trim().min(1).max(200),
  }),
  about: (tx, membership) => aboutGrant(tx, membership),
  async run({ tx, actor, now, note }, { email, name, ...membership }): Promise<Invited> {
    refuseMisplaced(membership)
    const { role, region, organisation } = membership
    for (const older of await store.invitationsTo(tx, region, now))
      if (older.email === email && older.role === role)
        await store.settleInvitation(tx, older.id, withdrawnBy(actor, now))
    const invitation = newId()
    const token = randomBytes(32).toString('base64url')
    const expiresAt = toInstant(Date.parse(now) + DAYS_7)
    await store.insertInvitation(tx, {
      id: invitation,
      token_hash: hashOf(token),
      email,
      name,
      role,
      region_id: region,
      organisation_id: organisation,
      invited_at: now,
      invited_by_kind: actor.kind,
      invited_by_id: actor.id,
      expires_at: expiresAt,
      accepted_at: null,
      account_id: null,
      withdrawn_at: null,
      withdrawn_by_kind: null,
      withdrawn_by_id: null,
    })
    note({ name: 'account.invited', region, ids: { invitation } })
    return { invitation, token, expiresAt }
  },
})

/** Takes an invitation back. */
export const uninvite = defineCommand({
  name: 'account.uninvite',
  input: z.object({ invitation: z.string() }),
  async about(tx, { invitation }) {
    const row = await store.getInvitation(tx, invitation)
    return row && { region: row.region_id }
  },
  async run({ tx, actor, now, note }, { invitation }): Promise<void> {
    const row = await store.getInvitation(tx, invitation)
    if (!row || !(await store.settleInvitation(tx, invitation, withdrawnBy(actor, now)))) throw nothingHere()
    note({ name: 'account.uninvited', region: row.region_id, ids: { invitation } })
  },
})

/**
 * Whom an invitation is for, and to what. Undefined when it has been used, withdrawn or is over, or when whoever wrote it
 * could not write it any more.
 */
export async function invitationBy(
  reader: Reader,
  token: string,
  now: Instant,
): Promise<store.InvitationRow | undefined> {
  const row = await store.invitationByHash(reader, hashOf(token), now)
  if (row?.invited_by_kind !== 'account' || row.invited_by_id === null) return row
  const inviter = await actorOf(reader, row.invited_by_id)
  return inviter && mayGrant(inviter, whatFor(row)) ? row : undefined
}

/** Makes an account what the invitation says, once. The account has to have the mail address that was invited. */
export const acceptInvitation = defineCommand({
  name: 'account.accept',
  input: z.object({ token: z.string().max(200), account: z.string() }),
  about: (_, { account }) => ({ region: null, account }),
  async run(context, { token, account }): Promise<{ membership: string }> {
    const { tx, now, note } = context
    const row = await invitationBy(tx, token, now)
    const hers = await store.findAccount(tx, account)
    if (!row || hers?.email?.toLowerCase() !== row.email) throw noLonger()
    if (!(await store.settleInvitation(tx, row.id, { accepted_at: now, account_id: account })))
      throw noLonger()
    const inviter = { kind: row.invited_by_kind, id: row.invited_by_id }
    const membership = await grant(context, account, whatFor(row), inviter)
    // Her session stays: she has just shown that she is the one who was invited.
    note({ name: 'rights.changed', region: row.region_id, ids: { account } })
    return { membership }
  },
})

/** Whoever was invited and did not come in time is forgotten. Called once a day. */
export const forgetInvitations = defineCommand({
  name: 'account.forget-invitations',
  input: z.object({}),
  async run({ tx, now }): Promise<void> {
    await store.forgetExpired(tx, now)
  },
})

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const whatFor = (row: store.InvitationRow) => ({
  role: row.role,
  region: row.region_id,
  organisation: row.organisation_id,
})

const withdrawnBy = (actor: { kind: string; id: string | null }, now: Instant) => ({
  withdrawn_at: now,
  withdrawn_by_kind: actor.kind,
  withdrawn_by_id: actor.id,
})

const noLonger = (): Refusal =>
  new Refusal('unknown', 'This invitation does not hold any more. Ask for a new one.')

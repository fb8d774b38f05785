import type { Instant } from '../../kernel/instant.ts'
import type { PageRight, Role } from '../../kernel/role.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

/** When something ended, and by whom; all null while it lasts. */
export interface End {
  ended_at: Instant | null
  ended_by_kind: string | null
  ended_by_id: string | null
}

export interface MembershipRow extends End {
  id: string
  account_id: string
  role: Role
  region_id: string | null
  organisation_id: string | null
  granted_at: Instant
  granted_by_kind: string
  granted_by_id: string | null
}

export interface PagePersonRow extends End {
  id: string
  page_id: string
  account_id: string
  region_id: string
  kind: PageRight['right']
  granted_at: Instant
  granted_by_kind: string
  granted_by_id: string | null
}

export interface InvitationRow {
  id: string
  token_hash: string
  /** For whom; null once it is settled or over. */
  email: string | null
  name: string | null
  role: Role
  region_id: string | null
  organisation_id: string | null
  invited_at: Instant
  invited_by_kind: string
  invited_by_id: string | null
  expires_at: Instant
  accepted_at: Instant | null
  account_id: string | null
  withdrawn_at: Instant | null
  withdrawn_by_kind: string | null
  withdrawn_by_id: string | null
}

export interface AccountRow {
  id: string
  name: string
  email: string | null
  language: string | null
  demo_since: Instant | null
  closed_at: Instant | null
}

interface AccountsTables {
  accounts: AccountRow
  memberships: MembershipRow
  page_people: PagePersonRow
  invitations: InvitationRow
  sign_ins: { account_id: string }
  credentials: { account_id: string }
  second_factors: { account_id: string }
  passkeys: { account_id: string }
  sign_in_failures: { id: string }
}

const db = (handle: Reader) => tables<AccountsTables>(handle)

/** An account that is not closed. */
export const findAccount = (handle: Reader, id: string) =>
  db(handle)
    .selectFrom('accounts')
    .select(['id', 'name', 'email', 'demo_since', 'closed_at'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

export const accountsNamed = (handle: Reader, ids: readonly string[]) =>
  db(handle)
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()

export const insertMembership = (tx: Tx, row: MembershipRow) =>
  db(tx).insertInto('memberships').values(row).execute()

export const getMembership = (handle: Reader, id: string) =>
  db(handle).selectFrom('memberships').selectAll().where('id', '=', id).executeTakeFirst()

/** All that an account ever was; what has ended too. */
export const membershipsOf = (handle: Reader, account: string) =>
  db(handle)
    .selectFrom('memberships')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('granted_at')
    .execute()

/** Who is what in a region (null: in the installation as a whole) now, by name. */
export const membersOf = (handle: Reader, region: string | null) =>
  db(handle)
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['memberships.id', 'account_id', 'role', 'region_id', 'organisation_id', 'granted_at'])
    .select(['accounts.name', 'accounts.email'])
    .where('region_id', region === null ? 'is' : '=', region)
    .where('ended_at', 'is', null)
    .orderBy('accounts.name')
    .orderBy('memberships.id')
    .execute()

export const membersByRegion = (handle: Reader) =>
  db(handle)
    .selectFrom('memberships')
    .select('region_id')
    .select(({ fn }) => fn.count<number>('account_id').distinct().as('people'))
    .where('ended_at', 'is', null)
    .groupBy('region_id')
    .execute()

/** Whom one can write to among those who are something in a region (null: in the installation as a whole). */
export const reachableIn = (handle: Reader, region: string | null) =>
  db(handle)
    .selectFrom('accounts')
    .select(['id', 'email', 'language'])
    .where('closed_at', 'is', null)
    .where('demo_since', 'is', null)
    .where('email', 'is not', null)
    .where((is) =>
      is.exists(
        is
          .selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.account_id', '=', 'accounts.id')
          .where('memberships.region_id', region === null ? 'is' : '=', region)
          .where('memberships.ended_at', 'is', null),
      ),
    )
    .orderBy('id')
    .execute()

/** The memberships of a role in a region, which nobody else can end until this transaction ends. */
export const holdMembers = (tx: Tx, role: Role, region: string | null) =>
  db(tx)
    .updateTable('memberships')
    .set((membership) => ({ role: membership.ref('role') }))
    .where('role', '=', role)
    .where('region_id', region === null ? 'is' : '=', region)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .execute()

export const endMembership = (tx: Tx, id: string, end: End) =>
  db(tx).updateTable('memberships').set(end).where('id', '=', id).where('ended_at', 'is', null).execute()

export const insertPagePerson = (tx: Tx, row: PagePersonRow) =>
  db(tx).insertInto('page_people').values(row).execute()

/** The page rights that an account has now. */
export const pageRightsOf = (handle: Reader, account: string) =>
  db(handle)
    .selectFrom('page_people')
    .selectAll()
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .execute()

/** Who has rights on a page itself now, by name; what comes from the pages above is asked of these. */
export const peopleOfPage = (handle: Reader, page: string) =>
  db(handle)
    .selectFrom('page_people')
    .innerJoin('accounts', 'accounts.id', 'page_people.account_id')
    .select(['account_id', 'page_people.kind', 'granted_at', 'accounts.name'])
    .where('page_id', '=', page)
    .where('ended_at', 'is', null)
    .orderBy('accounts.name')
    .execute()

export const endPageRight = (tx: Tx, id: string, end: End) =>
  db(tx).updateTable('page_people').set(end).where('id', '=', id).execute()

/** Whoever is signed in as this account is not any more. */
export const endSignIns = (tx: Tx, account: string) =>
  db(tx).deleteFrom('sign_ins').where('account_id', '=', account).execute()

/** Name, mail address and everything that opens the account are gone; the id stays. */
export async function closeAccount(tx: Tx, account: string, now: Instant): Promise<void> {
  await endSignIns(tx, account)
  for (const table of ['credentials', 'second_factors', 'passkeys'] as const)
    await db(tx).deleteFrom(table).where('account_id', '=', account).execute()
  await db(tx).deleteFrom('sign_in_failures').where('id', '=', account).execute()
  const nobody = { name: '', email: null, demo_since: null, closed_at: now }
  await db(tx).updateTable('accounts').set(nobody).where('id', '=', account).execute()
}

const open = (handle: Reader) =>
  db(handle)
    .selectFrom('invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)

export const insertInvitation = (tx: Tx, row: InvitationRow) =>
  db(tx).insertInto('invitations').values(row).execute()

export const getInvitation = (handle: Reader, id: string) =>
  open(handle).where('id', '=', id).executeTakeFirst()

export const invitationByHash = (handle: Reader, hash: string, now: Instant) =>
  open(handle).where('token_hash', '=', hash).where('expires_at', '>', now).executeTakeFirst()

/** The invitations to a region (null: to the installation as a whole) that can still be accepted, newest first. */
export const invitationsTo = (handle: Reader, region: string | null, now: Instant) =>
  open(handle)
    .where('region_id', region === null ? 'is' : '=', region)
    .where('expires_at', '>', now)
    .orderBy('invited_at', 'desc')
    .orderBy('id')
    .execute()

export async function isInvited(handle: Reader, email: string, now: Instant): Promise<boolean> {
  const invited = open(handle).where('email', '=', email).where('expires_at', '>', now)
  return (await invited.executeTakeFirst()) !== undefined
}

/** Marks an invitation as accepted or withdrawn, and forgets whom it was for; false when somebody else did so first. */
export async function settleInvitation(tx: Tx, id: string, change: Partial<InvitationRow>): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('invitations')
    .set({ ...change, email: null, name: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Forgets who was invited and did not come in time. */
export const forgetExpired = (tx: Tx, now: Instant) =>
  db(tx)
    .updateTable('invitations')
    .set({ email: null, name: null })
    .where('expires_at', '<=', now)
    .where('email', 'is not', null)
    .execute()

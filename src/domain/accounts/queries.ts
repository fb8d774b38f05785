import type { Instant } from '../../kernel/instant.ts'
import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

/** Who is what in a region (null: in the installation as a whole), by name. */
export const membersOf = (reader: Reader, region: string | null) => store.membersOf(reader, region)

/** What an account is and was, where and by whom; what has ended too. */
export const membershipsOf = (reader: Reader, account: string) => store.membershipsOf(reader, account)

/** Who was invited to a region (null: to the installation as a whole) and has not come yet. */
export async function invitationsTo(reader: Reader, region: string | null, now: Instant) {
  const rows = await store.invitationsTo(reader, region, now)
  return rows.map(({ token_hash: _, ...rest }) => rest)
}

/** Who is author or editor of this very page. */
export const peopleOfPage = (reader: Reader, page: string) => store.peopleOfPage(reader, page)

/** Whether somebody with this mail address was invited and has not come yet. */
export const isInvited = (reader: Reader, email: string, now: Instant): Promise<boolean> =>
  store.isInvited(reader, email.trim().toLowerCase(), now)

/** An account as one region sees it (null: the installation as a whole). */
export interface PersonThere {
  id: string
  name: string
  email: string
  /** What she is there, with when it began. */
  memberships: readonly store.MembershipRow[]
  /** Her rights on pages of the region. */
  pages: readonly store.PagePersonRow[]
}

/**
 * Somebody who works in a region, or did once. Undefined for everybody else: that she has an account is nobody's business
 * there.
 */
export async function personThere(
  reader: Reader,
  region: string | null,
  account: string,
): Promise<PersonThere | undefined> {
  const known = await store.findAccount(reader, account)
  const ever = (await store.membershipsOf(reader, account)).filter((row) => row.region_id === region)
  if (!known || ever.length === 0) return undefined
  const pages = await store.pageRightsOf(reader, account)
  return {
    id: account,
    name: known.name,
    email: known.email ?? '',
    memberships: ever.filter((row) => row.ended_at === null),
    pages: pages.filter((row) => row.region_id === region),
  }
}

/** How many people work in each region that has any. */
export async function membersIn(reader: Reader): Promise<Map<string, number>> {
  const rows = await store.membersByRegion(reader)
  return new Map(rows.flatMap(({ region_id, people }) => (region_id ? [[region_id, people] as const] : [])))
}

/** What accounts are called; who is closed has no name. */
export async function namesOfAccounts(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length > 0 ? await store.accountsNamed(reader, [...new Set(ids)]) : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * Whom a mail can reach among those who work in a region (null: the service team): id, mail address, language of her back
 * office (null: she never said). Nobody of the demo, whose addresses are invented.
 */
export async function reachableIn(
  reader: Reader,
  region: string | null,
): Promise<{ id: string; email: string; language: string | null }[]> {
  const rows = await store.reachableIn(reader, region)
  return rows.map(({ id, email, language }) => ({ id, email: email ?? '', language }))
}

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

import type { AccountActor } from '../../kernel/actor.ts'
import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

/**
 * An account with what it may at this moment; undefined when there is none, or it is closed. Ask anew for each request.
 * @example await bus.execute(publishPage, input, await actorOf(house.database.reader, session.account))
 */
export async function actorOf(reader: Reader, account: string): Promise<AccountActor | undefined> {
  if (!(await store.findAccount(reader, account))) return undefined
  const memberships = await store.membershipsOf(reader, account)
  const pages = await store.pageRightsOf(reader, account)
  return {
    kind: 'account',
    id: account,
    memberships: memberships
      .filter((row) => row.ended_at === null)
      .map(({ role, region_id, organisation_id }) => ({
        role,
        region: region_id,
        organisation: organisation_id,
      })),
    pages: pages.map(({ page_id, kind }) => ({ page: page_id, right: kind })),
  }
}

import { actorOf, grantMembership } from '../src/domain/accounts/index.ts'
import type { House } from '../src/house.ts'
import { type AccountActor, SYSTEM } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/id.ts'
import type { Membership } from '../src/kernel/role.ts'
import type { Database } from '../src/platform/database/database.ts'
import { tables } from '../src/platform/database/handle.ts'

interface AccountsTables {
  accounts: {
    id: string
    name: string
    email: string
    email_verified: number
    second_factor: number
    created_at: string
    updated_at: string
  }
}

/** Somebody who could sign in and may nothing yet, as platform/sign-in would store her. Answers her id. */
export async function newAccount(database: Database, name: string, email?: string): Promise<string> {
  const id = newId()
  const row = {
    ...{ id, name, email: email ?? `${id}@hafen.example`, email_verified: 1, second_factor: 0 },
    ...{ created_at: '2026-11-22T12:00:00.000Z', updated_at: '2026-11-22T12:00:00.000Z' },
  }
  await database.write((tx) => tables<AccountsTables>(tx).insertInto('accounts').values(row).execute())
  return id
}

/**
 * Somebody with roles.
 * @example await somebodyWho(town.house, { role: 'author', region: town.region, organisation: null })
 */
export async function somebodyWho(house: House, ...memberships: Membership[]): Promise<AccountActor> {
  const account = await newAccount(house.database, memberships.map(({ role }) => role).join(', '))
  for (const membership of memberships)
    await house.bus.execute(grantMembership, { account, ...membership }, SYSTEM)
  return whatMay(house, account)
}

/** An account with what it may now. */
export async function whatMay(house: House, account: string): Promise<AccountActor> {
  const actor = await actorOf(house.database.reader, account)
  if (!actor) throw new Error(`there is no account ${account}`)
  return actor
}

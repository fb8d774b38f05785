import { HAFEN, openTown, type Town } from '../../../test/town.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Membership, Role } from '../../kernel/role.ts'
import type { Command } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { createRegion } from '../regions/index.ts'
import { membershipsOf } from './index.ts'

/** The town, another region, and the few questions that tests about members ask again and again. */
export interface Members {
  town: Town
  /** The region beside the town's. */
  berg: string
  as<G, I, O>(actor: Actor, command: Command<G, I, O>, input: G): Promise<O>
  inTown(role: Role): Membership
  reader(): Reader
  /** The id of what somebody is, in this role. */
  membershipOf(account: string, role: Role): Promise<string>
}

/**
 * Opens a town for tests about members; leave it with `members.town.leave()`.
 * @example const members = await openMembers('sqlite')
 */
export async function openMembers(kind: 'sqlite' | 'postgres'): Promise<Members> {
  const town = await openTown(kind)
  const reader = () => town.house.database.reader
  return {
    town,
    berg: await town.run(createRegion, { slug: 'berg', language: 'de', ...HAFEN, name: 'Berg' }),
    as: (actor, command, input) => town.house.bus.execute(command, input, actor),
    inTown: (role) => ({ role, region: town.region, organisation: null }),
    reader,
    async membershipOf(account, role) {
      const row = (await membershipsOf(reader(), account)).find((one) => one.role === role)
      if (!row) throw new Error('no such membership')
      return row.id
    },
  }
}

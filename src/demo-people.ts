import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoAccounts, grantMembership, membersOf } from './domain/accounts/index.ts'
import { organisationsOf } from './domain/organisations/index.ts'
import { regionBySlug } from './domain/regions/index.ts'
import type { House } from './house.ts'
import { SYSTEM } from './kernel/actor.ts'
import { signInOf } from './sign-in.ts'

/** The invented county, and the password of those who work there. Everybody may know it: see isOnlyDemo. */
export const SHOWN_DEMO = { region: 'ankerland', password: 'ankerland-zum-ansehen' }

/**
 * Lets those in who work in the invented county, one for each role, when they are not there yet. They have a record that
 * says so, no second factor, and no way in once there is another region.
 * @example await showDemoPeople(house, 'demo')
 */
export async function showDemoPeople(house: House, folder: string): Promise<void> {
  const { database, bus, clock } = house
  const region = await regionBySlug(database.reader, SHOWN_DEMO.region)
  if (!region) return
  const there = new Set((await membersOf(database.reader, region.id)).map(({ email }) => email))
  const missing = demoAccounts.filter(({ email, role }) => role !== 'service team' && !there.has(email))
  if (missing.length === 0) return
  const organisations = await organisationIds(house, region.id, folder)
  const { accounts } = await signInOf(house)
  for (const { name, email, role, organisation } of demoAccounts) {
    const { id } = await accounts.create({ name, email, password: SHOWN_DEMO.password, demoSince: clock() })
    const membership = {
      account: id,
      role,
      region: role === 'service team' ? null : region.id,
      organisation: organisation ? (organisations.get(organisation) ?? null) : null,
    }
    await bus.execute(grantMembership, membership, SYSTEM)
  }
}

/** Key in demo/region.json -> id: they are stored in the order in which they stand there. */
async function organisationIds(
  { database }: House,
  region: string,
  folder: string,
): Promise<Map<string, string>> {
  const { organisations } = JSON.parse(await readFile(join(folder, 'region.json'), 'utf8')) as {
    organisations: { key: string }[]
  }
  const stored = await organisationsOf(database.reader, region)
  return new Map(organisations.map(({ key }, i) => [key, stored[i]?.id ?? '']))
}

import { allowPage } from '../../src/domain/accounts/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { type Membership, ROLES } from '../../src/kernel/role.ts'
import { type Entered, enter, enterAs } from '../../src/web/backoffice/testing-entry.ts'
import type { Office } from '../../src/web/backoffice/testing-office.ts'
import { whatMay } from '../people.ts'
import type { World } from './rights-world.ts'

/** Somebody who tries every address. */
export interface Tried extends Entered {
  /** 'partner of another organisation'. */
  called: string
}

/** Every role here, every role elsewhere, both kinds of partner, nobody, and who has rights on a page beside a small role. */
export async function everybody(office: Office, { own, other }: World): Promise<Tried[]> {
  const people: Tried[] = []
  const add = async (called: string, ...memberships: Membership[]): Promise<Entered> => {
    const entered = await enterAs(office, ...memberships)
    people.push({ ...entered, called })
    return entered
  }
  await add('no role')
  for (const role of ROLES) {
    if (role === 'service team') await add(role, { role, region: null, organisation: null })
    else if (role !== 'partner') {
      await add(role, { role, region: own.region, organisation: null })
      await add(`${role} elsewhere`, { role, region: other.region, organisation: null })
    }
  }
  const partner = { role: 'partner' as const, region: own.region }
  await add('partner', { ...partner, organisation: own.organisation.own })
  await add('partner of another organisation', { ...partner, organisation: own.organisation.other })
  await add('partner elsewhere', {
    ...{ role: 'partner', region: other.region, organisation: other.organisation.own },
  })
  for (const right of ['author', 'editor'] as const)
    people.push(await withPageRight(office, own.page.none.id, own.region, right))
  return people
}

async function withPageRight(
  office: Office,
  page: string,
  region: string,
  right: 'author' | 'editor',
): Promise<Tried> {
  const { actor } = await enterAs(office, { role: 'observer', region, organisation: null })
  await office.house.bus.execute(allowPage, { page, account: actor.id, as: right }, SYSTEM)
  return {
    called: `observer, ${right} of a page`,
    actor: await whatMay(office.house, actor.id),
    browser: await enter(office, actor.id),
  }
}

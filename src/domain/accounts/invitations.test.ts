import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { newAccount, somebodyWho, whatMay } from '../../../test/people.ts'
import type { Town } from '../../../test/town.ts'
import { SYSTEM } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { tables } from '../../platform/database/handle.ts'
import { createOrganisation } from '../organisations/index.ts'
import {
  acceptInvitation,
  endMembership,
  forgetInvitations,
  grantMembership,
  invitationBy,
  invitationsTo,
  invite,
  membershipsOf,
  uninvite,
} from './index.ts'
import { type Members, openMembers } from './testing-members.ts'

const DAY = 24 * 3600_000

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let berg: string
  let { as, inTown, reader, membershipOf } = {} as Members
  beforeAll(async () => {
    const members = await openMembers(kind)
    ;({ town, berg, as, inTown, reader, membershipOf } = members)
  })
  afterAll(() => town.leave())

  const guest = (email = `${Math.random()}@hafen.example`, role: Role = 'author') => ({
    ...{ email, name: 'Anna Petersen', role, region: town.region },
  })
  describe('an invitation', () => {
    it('makes who was invited a member, once', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      const { token } = await as(manager, invite, guest('Anna@Hafen.example '))
      const account = await newAccount(town.house.database, 'Anna', 'anna@hafen.example')
      expect(await invitationBy(reader(), token, town.house.clock())).toMatchObject({
        ...{ email: 'anna@hafen.example', name: 'Anna Petersen', role: 'author', region_id: town.region },
      })
      await as(SYSTEM, acceptInvitation, { token, account })
      expect((await whatMay(town.house, account)).memberships).toEqual([inTown('author')])
      const [row] = await membershipsOf(reader(), account)
      expect(row).toMatchObject({ granted_by_kind: 'account', granted_by_id: manager.id })
      await expect(as(SYSTEM, acceptInvitation, { token, account })).rejects.toMatchObject({
        code: 'unknown',
      })
      expect(await invitationBy(reader(), token, town.house.clock())).toBeUndefined()
    })

    it('is over after seven days, and then forgets for whom it was', async () => {
      const { token, invitation } = await as(SYSTEM, invite, guest('late@hafen.example'))
      const account = await newAccount(town.house.database, 'Late', 'late@hafen.example')
      town.later(7 * DAY)
      await expect(as(SYSTEM, acceptInvitation, { token, account })).rejects.toMatchObject({
        code: 'unknown',
      })
      await as(SYSTEM, forgetInvitations, {})
      const row = await tables<{ invitations: { id: string; email: string | null; name: string | null } }>(
        reader(),
      )
        .selectFrom('invitations')
        .select(['email', 'name'])
        .where('id', '=', invitation)
        .executeTakeFirst()
      expect(row).toEqual({ email: null, name: null })
    })

    it('is for who has the address, and for nobody else who holds the link', async () => {
      const { token } = await as(SYSTEM, invite, guest('for-me@hafen.example'))
      const other = await somebodyWho(town.house, inTown('observer'))
      for (const [actor, account] of [
        [other, other.id],
        [SYSTEM, other.id],
        [SYSTEM, 'nobody'],
      ] as const)
        await expect(as(actor, acceptInvitation, { token, account })).rejects.toMatchObject({
          code: 'unknown',
        })
      const mine = await newAccount(town.house.database, 'Me', 'for-me@hafen.example')
      await expect(as(other, acceptInvitation, { token, account: mine })).rejects.toMatchObject({
        code: 'unknown',
      })
      await as(SYSTEM, acceptInvitation, { token, account: mine })
    })

    it('holds only while whoever wrote it could still write it', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      const { token } = await as(manager, invite, guest())
      await as(SYSTEM, endMembership, {
        membership: await membershipOf(manager.id, 'region management'),
        evenIfLast: true,
      })
      expect(await invitationBy(reader(), token, town.house.clock())).toBeUndefined()
    })

    it('holds no more when it is taken back, or written anew', async () => {
      const now = town.house.clock()
      const first = await as(SYSTEM, invite, guest('twice@hafen.example'))
      const second = await as(SYSTEM, invite, guest('twice@hafen.example'))
      expect(await invitationBy(reader(), first.token, now)).toBeUndefined()
      expect(await invitationBy(reader(), second.token, now)).toBeDefined()
      await as(SYSTEM, uninvite, { invitation: second.invitation })
      expect(await invitationBy(reader(), second.token, now)).toBeUndefined()
      await expect(as(SYSTEM, uninvite, { invitation: second.invitation })).rejects.toMatchObject({
        code: 'unknown',
      })
    })

    it('is kept without its token', async () => {
      const { token } = await as(SYSTEM, invite, guest())
      const rows = await tables<{ invitations: Record<string, string> }>(reader())
        .selectFrom('invitations')
        .selectAll()
        .execute()
      expect(JSON.stringify(rows)).not.toContain(token)
      expect(JSON.stringify(await invitationsTo(reader(), town.region, town.house.clock()))).not.toContain(
        'hash',
      )
    })

    it('is to a role that can be held there', async () => {
      const organisation = await town.run(createOrganisation, { region: town.region, name: 'VHS' })
      for (const wrong of [
        { ...guest(), role: 'service team' as const },
        { ...guest(), region: null },
        { ...guest(), role: 'partner' as const },
        { ...guest(), organisation },
      ])
        await expect(as(SYSTEM, invite, wrong)).rejects.toMatchObject({ code: 'invalid' })
      await as(SYSTEM, invite, { ...guest(), role: 'partner', organisation })
    })
  })

  describe('nobody gives away what she has not', () => {
    it('a region management invites to its own region, and not to the service team', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      await as(manager, invite, guest(undefined, 'region management'))
      await expect(as(manager, invite, { ...guest(), region: berg })).rejects.toMatchObject({
        code: 'unknown',
      })
      await expect(
        as(manager, invite, { ...guest(), role: 'service team', region: null }),
      ).rejects.toMatchObject({ code: 'unknown' })
    })

    it('nor does a partner’s organisation of another region open a door', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      const theirs = await town.run(createOrganisation, { region: berg, name: 'Bergverein' })
      await expect(
        as(manager, invite, { ...guest(), role: 'partner', organisation: theirs }),
      ).rejects.toMatchObject({ code: 'unknown' })
    })

    it('an account that works elsewhere only is invited, not granted: that it exists is not told', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      const theirs = await somebodyWho(town.house, { ...inTown('author'), region: berg })
      for (const account of [theirs.id, 'nobody'])
        await expect(as(manager, grantMembership, { account, ...inTown('editor') })).rejects.toMatchObject({
          code: 'unknown',
          message: 'There is nothing like this here.',
        })
    })
  })
})

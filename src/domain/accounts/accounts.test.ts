import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { newAccount, somebodyWho, whatMay } from '../../../test/people.ts'
import { HAFEN, openTown, type Town } from '../../../test/town.ts'
import { type Actor, SYSTEM } from '../../kernel/actor.ts'
import type { Membership, Role } from '../../kernel/role.ts'
import type { Command } from '../../platform/commands/command.ts'
import { tables } from '../../platform/database/handle.ts'
import { createOrganisation } from '../organisations/index.ts'
import { writePage } from '../pages/index.ts'
import { createRegion } from '../regions/index.ts'
import {
  acceptInvitation,
  actorOf,
  allowPage,
  closeAccount,
  disallowPage,
  endMembership,
  forgetInvitations,
  grantMembership,
  invitationBy,
  invitationsTo,
  invite,
  membershipsOf,
  membersOf,
  uninvite,
} from './index.ts'

const DAY = 24 * 3600_000

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let berg: string
  beforeAll(async () => {
    town = await openTown(kind)
    berg = await town.run(createRegion, { slug: 'berg', language: 'de', ...HAFEN, name: 'Berg' })
  })
  afterAll(() => town.leave())

  const as = <G, I, O>(actor: Actor, command: Command<G, I, O>, input: G) =>
    town.house.bus.execute(command, input, actor)
  const inTown = (role: Role): Membership => ({ role, region: town.region, organisation: null })
  const reader = () => town.house.database.reader
  const guest = (email = `${Math.random()}@hafen.example`, role: Role = 'author') => ({
    ...{ email, name: 'Anna Petersen', role, region: town.region },
  })
  const membershipOf = async (account: string, role: Role) => {
    const row = (await membershipsOf(reader(), account)).find((one) => one.role === role)
    if (!row) throw new Error('no such membership')
    return row.id
  }
  const signIn = (account: string) =>
    town.house.database.write((tx) =>
      tables<{ sign_ins: Record<string, string> }>(tx)
        .insertInto('sign_ins')
        .values({
          ...{ id: Math.random().toString(), account_id: account, token: Math.random().toString() },
          ...{
            means: 'password',
            last_seen_at: 'now',
            expires_at: 'then',
            created_at: 'now',
            updated_at: 'now',
          },
        })
        .execute(),
    )
  const signIns = async (account: string) =>
    (
      await tables<{ sign_ins: { account_id: string } }>(reader())
        .selectFrom('sign_ins')
        .selectAll()
        .where('account_id', '=', account)
        .execute()
    ).length

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

  describe('a membership', () => {
    it('that ended, ends at once, with the rights on pages; both stay as records', async () => {
      const author = await somebodyWho(town.house, inTown('author'))
      const page = town.pages.termin.id
      await as(SYSTEM, allowPage, { page, account: author.id, as: 'editor' })
      expect((await whatMay(town.house, author.id)).pages).toEqual([{ page, right: 'editor' }])
      await as(SYSTEM, endMembership, { membership: await membershipOf(author.id, 'author') })
      expect(await whatMay(town.house, author.id)).toMatchObject({ memberships: [], pages: [] })
      expect(await membershipsOf(reader(), author.id)).toMatchObject([
        { role: 'author', ended_by_kind: 'system', granted_by_kind: 'system' },
      ])
      await as(SYSTEM, grantMembership, { account: author.id, ...inTown('observer') })
      expect((await whatMay(town.house, author.id)).pages).toEqual([])
    })

    it('that is given, ended or narrowed ends the sessions of the account', async () => {
      const author = await somebodyWho(town.house, inTown('author'))
      const account = author.id
      const page = town.pages.termin.id
      for (const change of [
        () => as(SYSTEM, grantMembership, { account, ...inTown('editor') }),
        () => as(SYSTEM, allowPage, { page, account, as: 'author' }),
        () => as(SYSTEM, disallowPage, { page, account, as: 'author' }),
        async () => as(SYSTEM, endMembership, { membership: await membershipOf(account, 'editor') }),
      ]) {
        await signIn(account)
        await change()
        expect(await signIns(account)).toBe(0)
      }
    })

    it('that somebody has already changes nothing, and her session goes on', async () => {
      const author = await somebodyWho(town.house, inTown('author'))
      await signIn(author.id)
      await as(SYSTEM, grantMembership, { account: author.id, ...inTown('author') })
      expect(await signIns(author.id)).toBe(1)
      expect(await membershipsOf(reader(), author.id)).toHaveLength(1)
    })

    it('of the last who can invite others ends only when that is said', async () => {
      const bergs = { ...inTown('region management'), region: berg }
      const only = await somebodyWho(town.house, bergs)
      const membership = await membershipOf(only.id, 'region management')
      await expect(as(only, endMembership, { membership })).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ where: 'evenIfLast' }],
      })
      await expect(as(only, closeAccount, { account: only.id })).rejects.toMatchObject({ code: 'invalid' })
      const second = await somebodyWho(town.house, bergs)
      await as(only, endMembership, { membership })
      const last = await membershipOf(second.id, 'region management')
      await as(second, endMembership, { membership: last, evenIfLast: true })
      expect((await membersOf(reader(), berg)).filter(({ role }) => role === 'region management')).toEqual([])
    })

    it('of somebody else is not an author’s to end, her own is', async () => {
      const [one, two] = [
        await somebodyWho(town.house, inTown('author')),
        await somebodyWho(town.house, inTown('author')),
      ]
      const hers = { membership: await membershipOf(two.id, 'author') }
      await expect(as(one, endMembership, hers)).rejects.toMatchObject({ code: 'forbidden' })
      await as(two, endMembership, hers)
    })
  })

  describe('a right on a page', () => {
    it('is for the page and all below it', async () => {
      const observer = await somebodyWho(town.house, inTown('observer'))
      await as(SYSTEM, allowPage, { page: town.pages.ankommen.id, account: observer.id, as: 'author' })
      const actor = await whatMay(town.house, observer.id)
      const text = { language: 'de', head: 0, title: 'T', slug: 't', content: '' }
      const write = (page: string) => as(actor, writePage, { page, ...text })
      await expect(write(town.pages.termin.id)).rejects.toMatchObject({ code: 'stale' })
      await expect(write(town.pages.arzt.id)).rejects.toMatchObject({ code: 'forbidden' })
    })

    it('is for who works in the region', async () => {
      const theirs = await somebodyWho(town.house, { ...inTown('author'), region: berg })
      const asked = { page: town.pages.arzt.id, account: theirs.id, as: 'author' as const }
      await expect(as(SYSTEM, allowPage, asked)).rejects.toMatchObject({ code: 'unknown' })
    })
  })

  describe('a closed account', () => {
    it('has no name, no address, no rights; its id stays in what it wrote', async () => {
      const author = await somebodyWho(town.house, inTown('author'))
      const { id } = author
      const saved = await as(author, writePage, {
        ...{
          page: town.pages.termin.id,
          language: 'uk',
          head: 0,
          title: 'Запис',
          slug: 'запис',
          content: '',
        },
      })
      await signIn(id)
      await as(author, closeAccount, { account: id })
      expect(await actorOf(reader(), id)).toBeUndefined()
      expect(await signIns(id)).toBe(0)
      const row = await tables<{ accounts: { id: string; name: string; email: string | null } }>(reader())
        .selectFrom('accounts')
        .select(['name', 'email'])
        .where('id', '=', id)
        .executeTakeFirst()
      expect(row).toEqual({ name: '', email: null })
      const version = await tables<{ versions: { text_number: number; author_id: string } }>(reader())
        .selectFrom('versions')
        .select('author_id')
        .where('text_number', '=', saved.text)
        .executeTakeFirst()
      expect(version).toEqual({ author_id: id })
    })

    it('was its region’s to close, when it worked in no other', async () => {
      const manager = await somebodyWho(town.house, inTown('region management'))
      const ours = await somebodyWho(town.house, inTown('author'))
      const shared = await somebodyWho(town.house, inTown('author'), { ...inTown('author'), region: berg })
      await as(manager, closeAccount, { account: ours.id })
      await expect(as(manager, closeAccount, { account: shared.id })).rejects.toMatchObject({
        code: 'unknown',
      })
    })
  })
})

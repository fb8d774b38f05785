import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho, whatMay } from '../../../test/people.ts'
import type { Town } from '../../../test/town.ts'
import { SYSTEM } from '../../kernel/actor.ts'
import { tables } from '../../platform/database/handle.ts'
import { aboutPageIn, writePage } from '../pages/index.ts'
import {
  actorOf,
  allowPage,
  closeAccount,
  disallowPage,
  endMembership,
  grantMembership,
  membershipsOf,
  membersOf,
  peopleOfPage,
} from './index.ts'
import { type Members, openMembers } from './testing-members.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let berg: string
  let { as, inTown, reader, membershipOf } = {} as Members
  beforeAll(async () => {
    const members = await openMembers(kind)
    ;({ town, berg, as, inTown, reader, membershipOf } = members)
  })
  afterAll(() => town.leave())

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
      expect(await peopleOfPage(reader(), town.pages.ankommen.id)).toMatchObject([
        { account_id: observer.id, kind: 'author' },
      ])
      expect(await peopleOfPage(reader(), town.pages.termin.id)).toEqual([])
    })

    it('and every role is what a screen is told, too, from the same lines', async () => {
      const translator = await somebodyWho(town.house, inTown('translator'))
      const may = async (verb: string, language: string) => {
        const about = await aboutPageIn(reader(), town.pages.arzt.id, language)
        return about !== undefined && town.house.rights.may(translator, verb, about)
      }
      expect(await may('page.write', 'uk')).toBe(true)
      expect(await may('page.write', 'de')).toBe(false)
      expect(await may('page.publish', 'uk')).toBe(false)
      expect(await may('page.see', 'uk')).toBe(true)
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import type { AccountActor, Actor } from '../../kernel/actor.ts'
import type { Command } from '../../platform/commands/command.ts'
import { closeAccount } from '../accounts/index.ts'
import { changeContact, publishContact } from '../contacts/index.ts'
import { writePage } from '../pages/index.ts'
import {
  autosaveOf,
  autosavesOf,
  draftOf,
  type PublicationRecord,
  publicationsOf,
  staleTextOf,
} from '../translations/index.ts'
import {
  approveReview,
  comment,
  commentsOf,
  forgetDrafts,
  keepDraft,
  leavePresence,
  orKeep,
  othersAt,
  overviewOf,
  requestReview,
  reviewsOf,
  sendBack,
  sentBackTo,
  showPresence,
  waitingFor,
  withdrawReview,
} from './index.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let author: AccountActor
  let editor: AccountActor
  let page: TownPage
  let pages = 0
  beforeAll(async () => {
    town = await openTown(kind)
    const here = { region: town.region, organisation: null }
    author = await somebodyWho(town.house, { role: 'author', ...here })
    editor = await somebodyWho(town.house, { role: 'editor', ...here })
  })
  afterAll(() => town.leave())
  beforeEach(async () => {
    const slug = `seite-${++pages}`
    page = await town.build({ parent: null, texts: { de: { title: 'Amt', slug, content: '<p>Eins</p>' } } })
  })

  const reader = () => town.house.database.reader
  const as = <G, I, O>(actor: Actor, command: Command<G, I, O>, input: G): Promise<O> =>
    town.house.bus.execute(command, input, actor)
  const write = (actor: Actor, head: number, content: string, more: object = {}) =>
    as(actor, writePage, {
      ...{ page: page.id, language: 'de', head, title: 'Amt', slug: `seite-${pages}`, content, ...more },
    })
  const place = () => ({ kind: 'page', subject: page.id, language: 'de' })
  const text = () => page.texts.de?.text ?? 0
  const ask = async (content = '<p>Zwei</p>') => {
    const { version } = await write(author, 1, content)
    return as(author, requestReview, { text: text(), version, note: 'Bitte ansehen' })
  }
  const waiting = async (actor: AccountActor) => {
    const all = await waitingFor(
      reader(),
      town.region,
      (about) => town.house.rights.may(actor, 'review.approve', about),
      town.house.clock(),
    )
    return all.filter((review) => review.text === text())
  }
  const stateOfPage = async () =>
    (await overviewOf(reader(), town.region, 'page', town.house.clock())).get(page.id)?.get('de')?.draft
  const publications = async (): Promise<[number, PublicationRecord['state']][]> =>
    (await publicationsOf(reader(), text(), town.house.clock())).map(({ version, state }) => [version, state])
  const inHours = (hours: number) => new Date(Date.parse(town.house.clock()) + hours * 3600_000).toISOString()

  describe('what is typed', () => {
    it('is kept for its author alone, is no version, and is gone when she saves', async () => {
      const values = { title: 'Amt', content: '<p>Halb ferti' }
      await as(author, keepDraft, { ...place(), head: 1, values })
      expect(await autosaveOf(reader(), author.id, place())).toMatchObject({ madeFrom: 1, values })
      expect(await autosaveOf(reader(), editor.id, place())).toBeUndefined()
      expect((await draftOf(reader(), 'page', page.id, 'de'))?.head).toBe(1)
      await write(author, 1, '<p>Fertig</p>')
      expect(await autosaveOf(reader(), author.id, place())).toBeUndefined()
    })

    it('is kept for a language that has no text yet', async () => {
      const arabic = { ...place(), language: 'ar' }
      await as(author, keepDraft, { ...arabic, head: 0, values: { title: 'مكتب' } })
      const own = await autosavesOf(reader(), author.id, town.region)
      expect(own).toContainEqual(expect.objectContaining({ subject: page.id, language: 'ar', madeFrom: 0 }))
    })

    it('stays when a save is refused as stale, and both texts are told as data', async () => {
      await write(editor, 1, '<p>Zwei, von der Redaktion</p>', { note: 'Öffnungszeiten' })
      const save = orKeep(write(author, 1, '<p>Zwei, von mir</p>'), ({ typed, madeFrom }) =>
        as(author, keepDraft, { ...place(), head: madeFrom, values: typed }),
      )
      const stale = await save.then(
        () => undefined,
        (error) => staleTextOf(error),
      )
      expect(stale).toMatchObject({
        madeFrom: 1,
        base: { content: '<p>Eins</p>' },
        typed: { content: '<p>Zwei, von mir</p>' },
        saved: { version: 2, authorId: editor.id, note: 'Öffnungszeiten' },
      })
      expect(stale?.saved.values.content).toBe('<p>Zwei, von der Redaktion</p>')
      const kept = await autosaveOf(reader(), author.id, place())
      expect(kept?.values.content).toBe('<p>Zwei, von mir</p>')
    })

    it('is forgotten with the account, and after a month', async () => {
      const here = { region: town.region, organisation: null }
      const leaver = await somebodyWho(town.house, { role: 'author', ...here })
      await as(leaver, keepDraft, { ...place(), head: 1, values: { title: 'Weg' } })
      await town.run(closeAccount, { account: leaver.id })
      await town.published()
      expect(await autosaveOf(reader(), leaver.id, place())).toBeUndefined()
      await as(author, keepDraft, { ...place(), head: 1, values: { title: 'Alt' } })
      town.later(29 * 24 * 3600_000)
      await town.run(forgetDrafts, {})
      expect(await autosaveOf(reader(), author.id, place())).toBeDefined()
      town.later(2 * 24 * 3600_000)
      await town.run(forgetDrafts, {})
      expect(await autosaveOf(reader(), author.id, place())).toBeUndefined()
    })
  })

  describe('a review', () => {
    it('waits for whoever may publish, and for nobody else; approving makes it public', async () => {
      const review = await ask()
      expect(await stateOfPage()).toBe('in review')
      expect(await waiting(author)).toEqual([])
      expect(await waiting(editor)).toMatchObject([
        { id: review, note: 'Bitte ansehen', by: { id: author.id } },
      ])
      await expect(as(author, approveReview, { review })).rejects.toMatchObject({ code: 'forbidden' })
      await as(editor, approveReview, { review })
      expect(await stateOfPage()).toBe('public')
      expect(await waiting(editor)).toEqual([])
      expect((await publications())[0]).toEqual([2, 'public'])
    })

    it('only approved, it is not public; approved for later, it is scheduled', async () => {
      await as(editor, approveReview, { review: await ask(), publish: false })
      expect(await stateOfPage()).toBe('approved')
      const { version } = await write(author, 2, '<p>Drei</p>')
      const review = await as(author, requestReview, { text: text(), version })
      await as(editor, approveReview, { review, from: inHours(2) })
      expect(await stateOfPage()).toBe('scheduled')
      expect(await publications()).toContainEqual([3, 'planned'])
    })

    it('sent back says why, to whoever asked, until she saves again', async () => {
      const review = await ask()
      await expect(as(editor, sendBack, { review, reason: '  ' })).rejects.toMatchObject({ code: 'invalid' })
      await as(editor, sendBack, { review, reason: 'Die Adresse fehlt' })
      expect(await stateOfPage()).toBe('sent back')
      const back = () => sentBackTo(reader(), town.region, author.id, town.house.clock())
      expect(await back()).toContainEqual(
        expect.objectContaining({ text: text(), reason: 'Die Adresse fehlt', verdict: 'sent-back' }),
      )
      await expect(as(editor, approveReview, { review })).rejects.toMatchObject({ code: 'stale' })
      await write(author, 2, '<p>Mit Adresse</p>')
      expect((await back()).filter((one) => one.text === text())).toEqual([])
      expect(await stateOfPage()).toBe('public with newer draft')
    })

    it('of an older version is for nothing: it waits no more and cannot be approved', async () => {
      const review = await ask()
      await write(editor, 2, '<p>Drei</p>')
      expect(await waiting(editor)).toEqual([])
      await expect(as(editor, approveReview, { review })).rejects.toMatchObject({ code: 'stale' })
      expect((await publications())[0]).toEqual([1, 'public'])
      await expect(as(author, requestReview, { text: text(), version: 2 })).rejects.toMatchObject({
        code: 'stale',
      })
    })

    it('is withdrawn by whoever asked alone; asked anew, it replaces the one before', async () => {
      const review = await ask()
      await expect(as(editor, withdrawReview, { review })).rejects.toMatchObject({ code: 'invalid' })
      await as(author, withdrawReview, { review })
      expect(await stateOfPage()).toBe('public with newer draft')
      const again = await as(author, requestReview, { text: text(), version: 2 })
      await as(author, requestReview, { text: text(), version: 2 })
      const verdicts = (await reviewsOf(reader(), text())).map(({ verdict }) => verdict)
      expect(verdicts.sort()).toEqual([null, 'replaced', 'withdrawn'].sort())
      await expect(as(editor, approveReview, { review: again })).rejects.toMatchObject({ code: 'stale' })
    })

    it('of what is public already is refused', async () => {
      await expect(as(author, requestReview, { text: text(), version: 1 })).rejects.toMatchObject({
        code: 'invalid',
      })
    })

    it('can be talked about; a colleague who left has no name', async () => {
      const here = { region: town.region, organisation: null }
      const leaver = await somebodyWho(town.house, { role: 'author', ...here })
      await as(leaver, comment, { text: text(), version: 1, body: 'Stimmt die Nummer?' })
      expect(await commentsOf(reader(), text())).toMatchObject([
        { body: 'Stimmt die Nummer?', version: 1, by: { name: 'author' } },
      ])
      await town.run(closeAccount, { account: leaver.id })
      expect((await commentsOf(reader(), text()))[0]?.by.name).toBeNull()
    })
  })

  describe('facts of a contact', () => {
    it('that an author changes wait for review; then every page shows them', async () => {
      const facts = await draftOf(reader(), 'contact', town.contact, 'facts')
      const head = facts?.head ?? 0
      const change = { contact: town.contact, head, values: { phone: '0431 999' } }
      const saved = await as(author, changeContact, change)
      const changed = (await draftOf(reader(), 'contact', town.contact, 'facts'))?.values
      expect(changed).toMatchObject({ name: facts?.values.name, phone: '0431 999' })
      await expect(as(author, publishContact, { contact: town.contact, ...saved })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(as(author, changeContact, change)).rejects.toMatchObject({ code: 'stale' })
      const review = await as(author, requestReview, saved)
      await as(editor, approveReview, { review })
      const [first] = await publicationsOf(reader(), saved.text, town.house.clock())
      expect(first).toMatchObject({ version: saved.version, state: 'public', byId: editor.id })
    })

    it('that are none are refused with every fault, and an empty one takes a fact out', async () => {
      const head = (await draftOf(reader(), 'contact', town.contact, 'facts'))?.head ?? 0
      const change = (values: Record<string, string>) =>
        as(editor, changeContact, { contact: town.contact, head, values })
      const refused = await change({ phone: 'x', email: 'y', colour: 'blue' }).catch((error) => error)
      expect(refused.faults.map(({ where }: { where: string }) => where).sort()).toEqual([
        '',
        'email',
        'phone',
      ])
      await change({ phone: '' })
      const { values } = (await draftOf(reader(), 'contact', town.contact, 'facts')) ?? {}
      expect(values?.phone ?? '').toBe('')
    })
  })

  it('who else is at a page is told for a minute, and stops nobody', async () => {
    await as(author, showPresence, place())
    const seen = () => othersAt(reader(), place(), editor.id, town.house.clock())
    expect(await seen()).toMatchObject([{ account: author.id, name: 'author', language: 'de' }])
    expect(await othersAt(reader(), place(), author.id, town.house.clock())).toEqual([])
    await write(editor, 1, '<p>Zwei</p>')
    town.later(61_000)
    expect(await seen()).toEqual([])
    await as(author, showPresence, place())
    await as(author, leavePresence, place())
    expect(await seen()).toEqual([])
  })
})

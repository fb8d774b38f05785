import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import type { AccountActor, Actor } from '../../kernel/actor.ts'
import type { Command } from '../../platform/commands/command.ts'
import { publishPage, unschedulePage, writePage } from '../pages/index.ts'
import { draftOf, type PublicationRecord, publicationsOf } from '../translations/index.ts'
import { compareVersions, historyOf, overviewOf, ownDrafts, restoreVersion } from './index.ts'

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
  const text = () => page.texts.de?.text ?? 0
  const stateOfPage = async () =>
    (await overviewOf(reader(), town.region, 'page', town.house.clock())).get(page.id)?.get('de')?.draft
  const publications = async (): Promise<[number, PublicationRecord['state']][]> =>
    (await publicationsOf(reader(), text(), town.house.clock())).map(({ version, state }) => [version, state])
  const inHours = (hours: number) => new Date(Date.parse(town.house.clock()) + hours * 3600_000).toISOString()

  describe('versions', () => {
    it('are listed with who saved them, compared, and restored as a new one', async () => {
      await write(author, 1, '<p>Eins und zwei</p><p>Mehr</p>', { note: 'Ergänzt', minor: true })
      const history = await historyOf(reader(), text())
      expect(history.map(({ version, note, by }) => [version, note, by.name])).toEqual([
        [2, 'Ergänzt', 'author'],
        [1, null, null],
      ])
      const compared = await compareVersions(reader(), text(), 1, 2)
      expect(compared?.find(({ field }) => field === 'title')?.isSame).toBe(true)
      expect(compared?.find(({ field }) => field === 'content')?.blocks.map(({ change }) => change)).toEqual([
        'changed',
        'added',
      ])
      const restored = await as(author, restoreVersion, { text: text(), version: 1, head: 2 })
      expect(restored.version).toBe(3)
      const now = await draftOf(reader(), 'page', page.id, 'de')
      expect(now?.values.content).toBe('<p>Eins</p>')
      expect((await historyOf(reader(), text()))[0]?.note).toContain('1')
      const again = as(author, restoreVersion, { text: text(), version: 1, head: 2 })
      await expect(again).rejects.toMatchObject({ code: 'stale' })
    })

    it('that are mine and not public are my drafts', async () => {
      await write(author, 1, '<p>Zwei</p>')
      const mine = async () =>
        (await ownDrafts(reader(), town.region, author.id)).find((draft) => draft.text === text())
      expect(await mine()).toMatchObject({ head: 2, state: 'draft' })
      await as(editor, publishPage, { page: page.id, text: text(), version: 2 })
      expect(await mine()).toBeUndefined()
    })

    it('are never dated, nor said to come from elsewhere, by an account', async () => {
      for (const claim of [{ writtenAt: '2020-01-01T00:00:00.000Z' }, { importedFrom: 'cms:1' }])
        await expect(write(editor, 1, '<p>Zwei</p>', claim)).rejects.toMatchObject({ code: 'forbidden' })
    })
  })

  describe('a plan', () => {
    it('is shown and taken back; what is public stays', async () => {
      await write(author, 1, '<p>Zwei</p>')
      const plan = { page: page.id, text: text(), version: 2, from: inHours(1), until: inHours(5) }
      await as(editor, publishPage, plan)
      expect(await publications()).toEqual([
        [2, 'planned'],
        [1, 'public'],
      ])
      await as(editor, unschedulePage, { page: page.id, text: text() })
      expect(await publications()).toEqual([
        [2, 'taken back'],
        [1, 'public'],
      ])
      town.later(2 * 3600_000)
      expect(await stateOfPage()).toBe('public with newer draft')
    })

    it('that is replaced before its time never appears', async () => {
      await write(author, 1, '<p>Zwei</p>')
      await as(editor, publishPage, { page: page.id, text: text(), version: 2, from: inHours(1) })
      await write(author, 2, '<p>Drei</p>')
      await as(editor, publishPage, { page: page.id, text: text(), version: 3 })
      town.later(2 * 3600_000)
      expect(await publications()).toEqual([
        [3, 'public'],
        [2, 'taken back'],
        [1, 'taken back'],
      ])
    })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import { type AccountActor, type Actor, SYSTEM } from '../../kernel/actor.ts'
import { closeAccount } from '../accounts/index.ts'
import { changeContact, createContact } from '../contacts/index.ts'
import { writePage } from '../pages/index.ts'
import { draftOf, publicationsOf, versionsOf } from '../translations/index.ts'
import {
  carryOn,
  findIn,
  progressOf,
  type Question,
  type Replacement,
  replacedTexts,
  replacementById,
  startReplacement,
  undoReplacement,
} from './index.ts'

const HERE = { organisation: null }

describe.each(DATABASES)('find and replace (%s)', (kind) => {
  let town: Town
  let editor: AccountActor
  let author: AccountActor
  let translator: AccountActor
  let page: TownPage
  let count = 0
  /** A word of this test's own, so that tests do not find each other's texts. */
  let word = ''
  beforeAll(async () => {
    town = await openTown(kind)
    const here = { region: town.region, ...HERE }
    editor = await somebodyWho(town.house, { role: 'editor', ...here })
    author = await somebodyWho(town.house, { role: 'author', ...here })
    translator = await somebodyWho(town.house, { role: 'translator', ...here })
  })
  afterAll(() => town.leave())
  beforeEach(async () => {
    word = `Wort${++count}`
    const slug = `seite-${count}`
    page = await town.build({
      parent: null,
      texts: {
        de: { title: `Das ${word}`, slug, content: `<p>Das <b>${word}</b> &amp; mehr: ${word}</p>` },
        uk: { title: 'Сторінка', slug: `сторінка-${count}`, content: `<p>Тут ${word}.</p>` },
      },
    })
  })

  const reader = () => town.house.database.reader
  const ask = (more: Partial<Question> = {}): Question => ({
    ...{ find: word, replacement: 'Neu', matchCase: true, wholeWords: true, links: false, languages: [] },
    ...more,
  })
  const find = (more: Partial<Question> = {}, actor: Actor = editor) =>
    findIn(reader(), town.region, ask(more), (verb, about) => town.house.rights.may(actor, verb, about))
  const start = async (
    actor: Actor,
    more: Partial<Question> = {},
    manner: object = {},
    hits: Record<string, number[]> | null = null,
  ): Promise<string> => {
    const { texts } = await find(more, SYSTEM)
    return town.house.bus.execute(
      startReplacement,
      {
        ...{ region: town.region, question: ask(more), manner: { minor: false, publish: false, ...manner } },
        texts: texts.map(({ text, head }) => ({ text, head, hits })),
      },
      actor,
    )
  }
  const replace = async (...order: Parameters<typeof start>): Promise<string> => {
    const id = await start(...order)
    await town.house.worker.drain()
    return id
  }
  const undo = async (actor: Actor, replacement: string) => {
    await town.house.bus.execute(undoReplacement, { replacement }, actor)
    await town.house.worker.drain()
  }
  const known = async (id: string) => (await replacementById(reader(), id)) as Replacement
  const outcomes = async (id: string) =>
    (await replacedTexts(reader(), id, 0, 100)).map(({ text, outcome, reason, undo: back }) => [
      text,
      ...[outcome, ...(reason ? [reason] : []), ...(back ? [back] : [])],
    ])
  const says = async (language = 'de', of = page.id) =>
    (await draftOf(reader(), 'page', of, language))?.values
  const text = (language = 'de') => page.texts[language]?.text ?? 0
  const write = (actor: Actor, head: number, content: string) =>
    town.house.bus.execute(
      writePage,
      { page: page.id, language: 'de', head, title: `Das ${word}`, slug: `seite-${count}`, content },
      actor,
    )
  const isPublic = async (language = 'de') =>
    (await publicationsOf(reader(), text(language), town.house.clock())).find(
      ({ state }) => state === 'public',
    )?.version

  it('finds titles and contents of all languages, each hit with what stands around it', async () => {
    const { texts, hits } = await find()
    expect(hits).toBe(4)
    expect(texts.map(({ language }) => language)).toEqual(['de', 'uk'])
    expect(
      texts[0]?.hits.map(({ field, nth, before, found, after }) => [field, nth, before, found, after]),
    ).toEqual([
      ['title', 0, 'Das ', word, ''],
      ['content', 0, '', word, ''],
      ['content', 1, ' & mehr: ', word, ''],
    ])
    expect((await find({ languages: ['uk'] })).texts.map(({ language }) => language)).toEqual(['uk'])
  })

  it('finds capitals and whole words as it is told, in every script', async () => {
    await write(editor, 1, `<p>${word}e, ${word.toUpperCase()}, نص${word}</p>`)
    const hits = async (more: Partial<Question>) => (await find({ languages: ['de'], ...more })).hits
    expect(await hits({})).toBe(1)
    expect(await hits({ matchCase: false })).toBe(2)
    expect(await hits({ wholeWords: false })).toBe(3)
    expect(await hits({ wholeWords: false, matchCase: false })).toBe(4)
  })

  it('finds the facts of contacts and what they say', async () => {
    const run = <T>(command: Parameters<typeof town.run>[0], input: unknown) =>
      town.run(command, input) as Promise<T>
    const contact = await run<string>(createContact as never, {
      region: town.region,
      facts: { name: `Büro ${word}` },
    })
    await run(changeContact as never, { contact, language: 'uk', head: 0, values: { hours: `${word} 9-12` } })
    const { texts } = await find()
    expect(
      texts.filter((one) => one.kind === 'contact').map((one) => [one.language, one.hits[0]?.field]),
    ).toEqual([
      ['facts', 'name'],
      ['uk', 'hours'],
    ])
    await replace(editor)
    expect((await draftOf(reader(), 'contact', contact, 'facts'))?.values.name).toBe('Büro Neu')
    expect((await draftOf(reader(), 'contact', contact, 'uk'))?.values.hours).toBe('Neu 9-12')
  })

  it('never touches slugs, elements or attributes; addresses of links only when asked', async () => {
    const linked = `<p class="a">${word} <a href="https://${word}.example/?a=1&amp;b=2">da</a></p>`
    await write(editor, 1, linked)
    await replace(editor, { languages: ['de'] })
    expect((await says())?.content).toBe(linked.replace(`>${word} `, '>Neu '))
    expect((await says())?.title).toBe('Das Neu')
    await replace(editor, { languages: ['de'], links: true })
    expect((await says())?.content).toBe(linked.replaceAll(word, 'Neu'))
  })

  it('what looks like markup stays words', async () => {
    await replace(editor, { replacement: '<b>$&</b>', languages: ['de'] })
    expect((await says())?.content).toBe(
      '<p>Das <b>&lt;b&gt;$&amp;&lt;/b&gt;</b> &amp; mehr: &lt;b&gt;$&amp;&lt;/b&gt;</p>',
    )
  })

  it('a link is never lost: an address that is none is refused', async () => {
    await write(editor, 1, `<p><a href="https://${word}.example/">da</a></p>`)
    const order = { find: `https://${word}`, replacement: 'javascript://x', links: true, wholeWords: false }
    const id = await replace(editor, { ...order, languages: ['de'] })
    expect(await outcomes(id)).toEqual([[text(), 'refused', 'invalid']])
  })

  it('replaces the chosen hits only', async () => {
    await replace(editor, { languages: ['de'] }, {}, { content: [1] })
    expect((await says())?.content).toBe(`<p>Das <b>${word}</b> &amp; mehr: Neu</p>`)
    expect((await says())?.title).toBe(`Das ${word}`)
  })

  it('each change is a version of whoever asked, with a note that names it, and a draft', async () => {
    const id = await replace(editor)
    const [last] = await versionsOf(reader(), text())
    expect(last).toMatchObject({ version: 2, authorId: editor.id, note: `replaced: “${word}” → “Neu”` })
    expect(await isPublic()).toBe(1)
    expect((await known(id)).finishedAt).not.toBeNull()
    expect(await progressOf(reader(), await known(id))).toMatchObject({ all: 2, done: 2 })
  })

  it('what was public becomes public when she asks for it and may; a draft of somebody does not', async () => {
    await write(author, 1, `<p>${word}, noch nicht fertig</p>`)
    await replace(editor, {}, { publish: true })
    expect(await isPublic('uk')).toBe(2)
    expect(await isPublic('de')).toBe(1)
    expect((await says())?.content).toBe('<p>Neu, noch nicht fertig</p>')
  })

  it('of somebody who may not publish is a draft, whatever she asks for', async () => {
    const id = await replace(author, {}, { publish: true })
    expect((await outcomes(id)).map(([, outcome]) => outcome)).toEqual(['changed', 'changed'])
    expect([await isPublic('de'), await isPublic('uk')]).toEqual([1, 1])
    expect(await says()).toMatchObject({ title: 'Das Neu' })
  })

  it('a text that somebody saved since is left alone', async () => {
    const { texts } = await find()
    await write(author, 1, `<p>${word} von Anna</p>`)
    const order = {
      ...{ region: town.region, question: ask(), manner: { minor: false, publish: false } },
      texts: texts.map(({ text: number, head }) => ({ text: number, head, hits: null })),
    }
    const id = await town.house.bus.execute(startReplacement, order, editor)
    await town.house.worker.drain()
    expect(await outcomes(id)).toEqual([
      [text(), 'edited'],
      [text('uk'), 'changed'],
    ])
    expect((await says())?.content).toBe(`<p>${word} von Anna</p>`)
  })

  it('finds and changes only what she may write: a translator no text of the own language', async () => {
    expect((await find({}, translator)).texts.map(({ language }) => language)).toEqual(['uk'])
    await expect(start(translator)).rejects.toMatchObject({ code: 'forbidden' })
    const id = await replace(translator, { languages: ['uk'] })
    expect(await outcomes(id)).toEqual([[text('uk'), 'changed']])
  })

  it('with a text of another region is refused as if it were not there', async () => {
    const order = {
      ...{ region: 'elsewhere', question: ask(), manner: { minor: false, publish: false } },
      texts: [{ text: text(), head: 1, hits: null }],
    }
    const asked = town.house.bus.execute(startReplacement, order, editor)
    await expect(asked).rejects.toMatchObject({ code: 'unknown' })
  })

  it('whose account is closed before its turn changes nothing', async () => {
    const leaver = await somebodyWho(town.house, { role: 'editor', region: town.region, ...HERE })
    await town.house.bus.execute(closeAccount, { account: leaver.id }, SYSTEM)
    // With what she might a moment ago, as a request that came before has it.
    const id = await replace(leaver)
    expect(await outcomes(id)).toEqual([
      [text(), 'refused', 'forbidden'],
      [text('uk'), 'refused', 'forbidden'],
    ])
    expect(await says()).toMatchObject({ title: `Das ${word}` })
  })

  it('is taken back in one go, except where somebody wrote since, and says so', async () => {
    const before = [await says('de'), await says('uk')]
    const id = await replace(editor, {}, { publish: true })
    await write(author, 2, '<p>Von Anna</p>')
    await undo(editor, id)
    expect(await outcomes(id)).toEqual([
      [text(), 'changed', 'edited'],
      [text('uk'), 'changed', 'undone'],
    ])
    expect((await says('de'))?.content).toBe('<p>Von Anna</p>')
    expect(await says('uk')).toEqual(before[1])
    expect(await isPublic('uk')).toBe(3)
    expect((await known(id)).undoneAt).not.toBeNull()
    const again = town.house.bus.execute(undoReplacement, { replacement: id }, editor)
    await expect(again).rejects.toMatchObject({ code: 'stale' })
  })

  it('a translation stays made from what it was made from, and up to date where the correction is small', async () => {
    const origin = { language: 'de', version: 1 }
    const values = { title: 'Сторінка', slug: `сторінка-${count}`, content: `<p>${word}</p>` }
    await town.run(writePage, { page: page.id, language: 'uk', head: 1, ...values, origin })
    await replace(editor, {}, { minor: true })
    const [last] = await versionsOf(reader(), text('uk'))
    expect(last).toMatchObject({ version: 3, originLanguage: 'de', originVersion: 1 })
    expect(last?.minorSince).not.toBeNull()
  })

  it('that was begun twice changes nothing twice', async () => {
    const id = await replace(editor)
    const { house } = town
    expect(await carryOn({ bus: house.bus, reader: reader() }, id)).toBe(false)
    expect((await versionsOf(reader(), text())).length).toBe(2)
  })
})

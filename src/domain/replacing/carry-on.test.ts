import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { busOver } from '../../bus.ts'
import { type AccountActor, SYSTEM } from '../../kernel/actor.ts'
import { writePage } from '../pages/index.ts'
import { cleanHtml, draftOf, versionsOf } from '../translations/index.ts'
import {
  findIn,
  type Question,
  question,
  replacedTexts,
  replaceInText,
  startReplacement,
  undoReplacement,
} from './index.ts'

describe.each(DATABASES)('a replacement (%s)', (kind) => {
  let town: Town
  let editor: AccountActor
  beforeAll(async () => {
    town = await openTown(kind)
    editor = await somebodyWho(town.house, { role: 'editor', region: town.region, organisation: null })
  })
  afterAll(() => town.leave())

  const reader = () => town.house.database.reader
  async function orderFor(asked: Question) {
    const { texts } = await findIn(reader(), town.region, asked, () => true)
    return {
      ...{ region: town.region, question: asked, manner: { minor: false, publish: false } },
      texts: texts.map(({ text, head }) => ({ text, head, hits: null })),
    }
  }
  const plain = { matchCase: true, wholeWords: false, links: false, languages: [] }

  it('goes on where it was when its process died in the middle, and does nothing twice', async () => {
    const { house } = town
    for (let i = 0; i < 3; i++)
      await town.build({ parent: null, texts: { de: { title: `Kutter ${i}`, slug: `kutter-${i}` } } })
    const order = await orderFor({ ...plain, find: 'Kutter', replacement: 'Boot' })
    // A process that takes the order and does one text; nobody is woken, as if it had died then.
    const dying = busOver(house.database, house.clock, () => {})
    const replacement = await dying.execute(startReplacement, order, editor)
    const first = order.texts[0]?.text ?? 0
    await dying.execute(replaceInText, { replacement, text: first, publish: false }, editor)
    expect((await replacedTexts(reader(), replacement, 0, 9)).map(({ outcome }) => outcome)).toEqual([
      ...['changed', null, null],
    ])
    await house.worker.drain()
    expect((await replacedTexts(reader(), replacement, 0, 9)).map(({ outcome }) => outcome)).toEqual([
      ...['changed', 'changed', 'changed'],
    ])
    for (const { text } of order.texts) expect(await versionsOf(reader(), text)).toHaveLength(2)
  })

  it('that is taken back while it runs leaves alone what has not had its turn', async () => {
    const { house } = town
    for (let i = 0; i < 2; i++)
      await town.build({ parent: null, texts: { de: { title: `Anker ${i}`, slug: `anker-${i}` } } })
    const order = await orderFor({ ...plain, find: 'Anker ', replacement: 'Boje ' })
    const dying = busOver(house.database, house.clock, () => {})
    const replacement = await dying.execute(startReplacement, order, editor)
    const first = order.texts[0]?.text ?? 0
    await dying.execute(replaceInText, { replacement, text: first, publish: false }, editor)
    await house.bus.execute(undoReplacement, { replacement }, editor)
    await house.worker.drain()
    const ends = (await replacedTexts(reader(), replacement, 0, 9)).map(({ outcome, undo }) => [
      outcome,
      undo,
    ])
    expect(ends).toEqual([
      ['changed', 'undone'],
      ['stopped', null],
    ])
    expect((await orderFor({ ...plain, find: 'Anker ', replacement: 'x' })).texts).toHaveLength(2)
  })

  it('and taking it back give the same texts', async () => {
    const { house } = town
    const letters = fc.constantFrom('q', 'Q', 'x', 'ы', 'م', '&amp;', '&lt;', ' ', '<b>q</b>')
    const content = fc
      .array(letters, { minLength: 1, maxLength: 20 })
      .map((all) => cleanHtml(`<p>${all.join('')}</p>`))
    const asked = fc
      .record({
        find: fc.constantFrom('q', 'x', 'qx', 'ы', 'م', '&', '<'),
        replacement: fc.constantFrom('', 'Q', 'qq', '<i>', '&amp;'),
        ...{ matchCase: fc.boolean(), wholeWords: fc.boolean() },
        ...{ links: fc.constant(false), languages: fc.constant<string[]>(['de']) },
      })
      .filter((one) => question.safeParse(one).success)
    const page = await town.build({ parent: null, texts: { de: { title: 'Kasten', slug: 'kasten' } } })
    const says = () => draftOf(reader(), 'page', page.id, 'de')
    let changed = 0
    await fc.assert(
      fc.asyncProperty(content, asked, async (written, one) => {
        const head = (await says())?.head ?? 0
        const words = { title: 'Kasten', slug: 'kasten', content: written }
        await house.bus.execute(writePage, { page: page.id, language: 'de', head, ...words }, SYSTEM)
        const before = (await says())?.values
        const order = await orderFor(one)
        const texts = order.texts.filter(({ text }) => text === page.texts.de?.text)
        if (texts.length === 0) return
        const replacement = await house.bus.execute(startReplacement, { ...order, texts }, editor)
        await house.worker.drain()
        if ((await says())?.values.content !== before?.content) changed++
        await house.bus.execute(undoReplacement, { replacement }, editor)
        await house.worker.drain()
        expect((await says())?.values).toEqual(before)
      }),
      { numRuns: 15 },
    )
    // One that changes nothing would be content with everything.
    expect(changed).toBeGreaterThan(0)
  }, 60_000)
})

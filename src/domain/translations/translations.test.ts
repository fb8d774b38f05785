import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import type { TextKind } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { publishPage, writePage } from '../pages/index.ts'
import {
  bodiesOf,
  checkSubject,
  checksOf,
  draftOf,
  headsOf,
  publicTexts,
  saveText,
  staleTextOf,
  withdrawText,
} from './index.ts'

/** What a command refused, as the person sees it. */
async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was not refused')
  return error
}

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let page: TownPage
  /** Each page its own: two pages at one place cannot have the same address. */
  let slug = 'amt'
  let pages = 0
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const reader = () => town.house.database.reader
  const write = (head: number, content: string, language = 'de') =>
    town.run(writePage, { page: page.id, language, head, title: 'Amt', slug, content })
  const draft = (language = 'de') => draftOf(reader(), 'page', page.id, language)
  const publicVersion = async () =>
    (await publicTexts(reader(), town.region, 'page', town.house.clock())).find(
      ({ subject, language }) => subject === page.id && language === 'de',
    )?.version
  const fresh = async (): Promise<TownPage> => {
    slug = `amt-${++pages}`
    page = await town.build({
      parent: null,
      texts: { de: { title: 'Amt', slug, content: '<p>Eins</p>' } },
    })
    return page
  }

  it('a stale save is refused with both texts, and nothing is lost', async () => {
    await fresh()
    await write(1, '<p>Zwei, von Anna</p>')
    const refusal = await refusalOf(write(1, '<p>Zwei, von Bert</p>'))
    expect(refusal.code).toBe('stale')
    expect(refusal.faults).toContainEqual({ where: 'content', what: '<p>Zwei, von Anna</p>' })
    expect(await draft()).toMatchObject({ head: 2, values: { content: '<p>Zwei, von Anna</p>' } })
    await write(2, '<p>Zwei, von Anna und Bert</p>')
    expect((await draft())?.head).toBe(3)
  })

  it('of two saves at once one is refused, for a new text too', async () => {
    await fresh()
    for (const [head, language] of [
      [1, 'de'],
      [0, 'uk'],
    ] as const) {
      const both = await Promise.allSettled([
        write(head, '<p>A</p>', language),
        write(head, '<p>B</p>', language),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = both.find((one) => one.status === 'rejected')
      expect(staleTextOf(lost?.reason)?.typed.content).toMatch(/^<p>[AB]<.p>$/)
      expect((await draft(language))?.head).toBe(head + 1)
    }
  })

  it('versions are appended and never changed', async () => {
    await fresh()
    const { text } = page.texts.de ?? { text: 0 }
    await write(1, '<p>Zwei</p>')
    await write(2, '<p>Drei</p>')
    const versions = [1, 2, 3].map((version) => ({ text, version }))
    const bodies = await bodiesOf(reader(), versions)
    expect(versions.map(({ version }) => bodies.get(`${text}:${version}`)?.content)).toEqual([
      '<p>Eins</p>',
      '<p>Zwei</p>',
      '<p>Drei</p>',
    ])
  })

  it('saving is not publishing: what is public changes when somebody says so', async () => {
    await fresh()
    const saved = await write(1, '<p>Zwei</p>')
    expect(await publicVersion()).toBe(1)
    await town.run(publishPage, { page: page.id, ...saved })
    expect(await publicVersion()).toBe(2)
    await town.run(publishPage, { page: page.id, text: saved.text, version: 1 })
    expect(await publicVersion()).toBe(1)
  })

  it('publishing a version that is not there is refused, and so is the text of another page', async () => {
    const other = await fresh()
    await fresh()
    const { text } = page.texts.de ?? { text: 0 }
    for (const [of, version] of [
      [text, 2],
      [text, 0],
      [999_999, 1],
      [other.texts.de?.text ?? 0, 1],
    ] as const) {
      const refusal = await refusalOf(town.run(publishPage, { page: page.id, text: of, version }))
      expect(refusal.code).toBe('unknown')
    }
    expect(await publicVersion()).toBe(1)
  })

  it('a withdrawn text is not public; withdrawing twice is no fault, and it can come back', async () => {
    await fresh()
    const saved = page.texts.de ?? { text: 0, version: 0 }
    await town.run(withdrawText, { text: saved.text })
    await town.run(withdrawText, { text: saved.text })
    expect(await publicVersion()).toBeUndefined()
    expect((await draft())?.values.content).toBe('<p>Eins</p>')
    await town.run(publishPage, { page: page.id, ...saved })
    expect(await publicVersion()).toBe(1)
  })

  it('every fault of a save is listed at once', async () => {
    await fresh()
    const values = {
      title: ' ',
      slug: 'Kein Slug',
      content: 'x'.repeat(1_000_001),
      colour: 'red',
      constructor: 'x',
    }
    const kind: TextKind = {
      subject: 'page',
      fields: {
        title: { form: 'line', required: true },
        slug: { form: 'slug', required: true },
        content: { form: 'html', required: false },
      },
    }
    const save = { region: town.region, kind, subject: page.id, language: 'de', values, head: 1 }
    const refusal = await refusalOf(town.run(saveText, save))
    expect(refusal.code).toBe('invalid')
    expect(refusal.faults.map(({ where }) => where).sort()).toEqual([
      'colour',
      'constructor',
      'content',
      'slug',
      'title',
    ])
  })

  it('a character that no text has is refused, in lines and in HTML', async () => {
    await fresh()
    const nul = String.fromCharCode(0)
    const refusal = await refusalOf(
      town.run(writePage, {
        page: page.id,
        language: 'de',
        head: 1,
        title: `A${nul}`,
        slug: 'amt',
        content: `<p>${nul}</p>`,
      }),
    )
    expect(refusal.faults.map(({ where }) => where)).toEqual(['title', 'content'])
  })

  it('more elements than anybody writes are refused, before they are cleaned', async () => {
    await fresh()
    const began = performance.now()
    const refusal = await refusalOf(write(1, '<b>'.repeat(300_000)))
    expect(refusal.faults.map(({ where }) => where)).toEqual(['content'])
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('a language that the house does not know is refused', async () => {
    await fresh()
    expect((await refusalOf(write(0, '<p>A</p>', 'xx'))).code).toBe('invalid')
  })

  it('HTML is cleaned at the door, and text is in one normal form', async () => {
    await fresh()
    await write(1, '<p onclick="x()">Gru\u0308\u00dfe<script>y()</script></p>')
    expect((await draft())?.values.content).toBe('<p>Gr\u00fc\u00dfe</p>')
  })

  it('who says that a subject is still true is remembered, the newest of them', async () => {
    await fresh()
    const check = { region: town.region, kind: 'page', subject: page.id }
    await town.run(checkSubject, { ...check, by: 'Bürgerbüro' })
    town.later(1000)
    await town.run(checkSubject, { ...check, by: 'Rathaus' })
    expect((await checksOf(reader(), town.region, 'page')).get(page.id)?.by).toBe('Rathaus')
  })

  it('the newest versions of all texts of a region are known without their contents', async () => {
    const heads = await headsOf(reader(), town.region, 'page')
    const uk = heads.find(({ subject, language }) => subject === town.pages.arzt.id && language === 'uk')
    expect(uk).toMatchObject({ head: 1, lines: { title: 'Лікар', slug: 'лікар' } })
    expect(uk?.lines).not.toHaveProperty('content')
  })
})

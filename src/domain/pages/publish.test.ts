import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { backlog } from '../../platform/jobs/queue.ts'
import {
  archivePage,
  pagesOf,
  placePage,
  publishPage,
  SITE_ADDRESSES,
  withdrawPage,
  writePage,
} from './index.ts'
import { type PagesPart, type TreePart, treeOf } from './public.ts'

const HOUR = 3600_000
let names = 0
const newName = () => `name-${++names}`

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const add = (parent: TownPage | null, slug: string) =>
    town.build({ parent, texts: { de: { title: `Seite ${slug}`, slug } } })
  const rowOf = async ({ id }: TownPage) =>
    (await pagesOf(town.house.database.reader, town.region)).find((row) => row.id === id)
  const numberOf = async (page: TownPage) => (await rowOf(page))?.number ?? 0
  const place = async (page: TownPage, parent: TownPage | null) =>
    town.run(placePage, {
      page: page.id,
      version: (await rowOf(page))?.version ?? 0,
      parent: parent?.id ?? null,
      position: 0,
    })
  const archive = async (page: TownPage, archived: boolean) =>
    town.run(archivePage, { page: page.id, version: (await rowOf(page))?.version ?? 0, archived })
  const inHours = (hours: number): Instant => toInstant(Date.parse(town.house.clock()) + hours * HOUR)

  describe('an address', () => {
    it('that a page beside it has is refused, and the other page is named', async () => {
      const slug = newName()
      await add(null, slug)
      const refused = add(null, slug)
      await expect(refused).rejects.toMatchObject({
        code: 'taken',
        faults: [{ where: 'slug (de)', what: `'${slug}' is the address of the page 'Seite ${slug}'` }],
      })
    })

    it('may be the same below another page, and in another language', async () => {
      const slug = newName()
      const page = await add(null, slug)
      await add(town.pages.ankommen, slug)
      await town.build({ parent: null, texts: { uk: { title: 'Інша', slug } } })
      await town.say(page, 'de', { title: 'Noch einmal', slug })
    })

    it('of the site itself is no chapter’s, but may be a page’s below one', async () => {
      for (const slug of [...SITE_ADDRESSES].filter((one) => !one.includes('.')))
        await expect(add(null, slug), slug).rejects.toMatchObject({ code: 'taken' })
      await add(town.pages.ankommen, 'search')
    })

    it('cannot become another’s by moving or by coming back from the archive', async () => {
      const slug = newName()
      const below = await add(town.pages.ankommen, slug)
      const chapter = await add(null, slug)
      await expect(place(below, null)).rejects.toMatchObject({ code: 'taken' })
      await archive(chapter, true)
      await place(below, null)
      await expect(archive(chapter, false)).rejects.toMatchObject({ code: 'taken' })
      await town.say(below, 'de', { title: 'Anders', slug: newName() })
      await archive(chapter, false)
    })

    it('can be swapped with another page’s in one command', async () => {
      const [one, two] = [newName(), newName()]
      const pages = [await add(null, one), await add(null, two)] as const
      const swap = defineCommand({
        name: 'page.write',
        input: z.object({}),
        async run({ call }) {
          for (const [page, slug] of [[pages[0], two] as const, [pages[1], one] as const]) {
            const head = page.texts.de?.version ?? 0
            const text = { language: 'de', head, title: slug, slug, content: '' }
            await call(publishPage, { page: page.id, ...(await call(writePage, { page: page.id, ...text })) })
          }
        },
      })
      await town.run(swap, {})
      await town.published()
      const tree = await treeIn()
      expect(tree.find(`/hafen/de/${two}/`, 'de')?.number).toBe(await numberOf(pages[0]))
    })

    it('may pass from one page to another at a moment', async () => {
      const slug = newName()
      const page = await add(null, slug)
      const { text, version } = page.texts.de ?? { text: 0, version: 0 }
      await town.run(publishPage, { page: page.id, text, version, until: inHours(1) })
      const next = await town.build({ parent: null, texts: {} })
      const saved = await draft(next, 'Danach', slug)
      await expect(town.run(publishPage, { page: next.id, ...saved })).rejects.toMatchObject({
        code: 'taken',
      })
      await town.run(publishPage, { page: next.id, ...saved, from: inHours(1) })
    })
  })

  describe('a publication', () => {
    it('begins at its moment: until then people read what was there, then the new text', async () => {
      const page = await add(null, newName())
      const saved = await draft(page, 'Neu', newName(), '<p>Ab morgen</p>')
      await town.run(publishPage, { page: page.id, ...saved, from: inHours(1) })
      expect(await shown(page)).toBe('')
      town.later(HOUR - 1)
      expect(await shown(page)).toBe('')
      town.later(1)
      expect(await shown(page)).toBe('<p>Ab morgen</p>')
    })

    it('ends at its moment', async () => {
      const page = await add(null, newName())
      const { text, version } = page.texts.de ?? { text: 0, version: 0 }
      await town.run(publishPage, { page: page.id, text, version, until: inHours(1) })
      expect(await shown(page)).toBe('')
      town.later(HOUR)
      expect(await shown(page)).toBeUndefined()
      expect(await jobs()).toBe(0)
    })

    it('that would end before it begins is refused', async () => {
      const page = await add(null, newName())
      const asked = { page: page.id, ...(page.texts.de ?? { text: 0, version: 0 }) }
      for (const [from, until] of [
        [inHours(2), inHours(1)],
        [inHours(1), inHours(1)],
        [undefined, inHours(-1)],
      ])
        await expect(town.run(publishPage, { ...asked, from, until })).rejects.toMatchObject({
          code: 'invalid',
          faults: [{ where: 'until' }],
        })
    })

    it('that is planned anew leaves no gap, and only the last plan counts', async () => {
      const page = await add(null, newName())
      const saved = await draft(page, 'Neu', newName(), '<p>Neu</p>')
      await town.run(publishPage, { page: page.id, ...saved, from: inHours(1) })
      await town.run(publishPage, { page: page.id, ...saved, from: inHours(3) })
      town.later(2 * HOUR)
      expect(await shown(page)).toBe('')
      town.later(HOUR)
      expect(await shown(page)).toBe('<p>Neu</p>')
    })

    it('that is given up, with what is public, never comes', async () => {
      const page = await add(null, newName())
      const saved = await draft(page, 'Neu', newName(), '<p>Neu</p>')
      await town.run(publishPage, { page: page.id, ...saved, from: inHours(1) })
      await town.run(withdrawPage, { page: page.id, text: saved.text })
      expect(await shown(page)).toBeUndefined()
      town.later(2 * HOUR)
      expect(await shown(page)).toBeUndefined()
    })

    it('at a new address leaves the old one alive when its moment has come', async () => {
      const [old, next] = [newName(), newName()]
      const page = await add(null, old)
      const saved = await draft(page, 'Umbenannt', next)
      await town.run(publishPage, { page: page.id, ...saved, from: inHours(1) })
      await town.house.worker.drain()
      expect((await treeIn()).find(`/hafen/de/${old}/`, 'de')?.number).toBe(await numberOf(page))
      town.later(HOUR)
      await town.house.worker.drain()
      const tree = await treeIn()
      expect(tree.find(`/hafen/de/${next}/`, 'de')?.number).toBe(await numberOf(page))
      expect(tree.findFormer(`/hafen/de/${old}/`, 'de')?.number).toBe(await numberOf(page))
    })
  })

  const jobs = async () => {
    const { waiting, failed } = await backlog(town.house.database.reader)
    return waiting + failed
  }

  function draft(page: TownPage, title: string, slug: string, content = '') {
    const head = page.texts.de?.version ?? 0
    return town.run(writePage, { page: page.id, language: 'de', head, title, slug, content })
  }

  async function part<T>(name: string): Promise<T | undefined> {
    const record = await town.house.editions.record('hafen')
    const ref = record?.languages.find(({ language }) => language === 'de')?.parts[name]
    return ref && town.house.editions.part<T>(ref)
  }

  const treeIn = async () => treeOf((await part<TreePart>('tree')) as TreePart, 'hafen')

  /** What people read on a page now. */
  async function shown(page: TownPage): Promise<string | undefined> {
    await town.house.worker.drain()
    const number = await numberOf(page)
    return (await part<PagesPart>(`pages/${number}`))?.[number]?.html
  }
})

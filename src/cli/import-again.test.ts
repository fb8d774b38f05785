import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { pagesOf, pageText, placePage, publishPage, writePage } from '../domain/pages/index.ts'
import { regionBySlug } from '../domain/regions/index.ts'
import { headsOf, withdrawText } from '../domain/translations/index.ts'
import type { House } from '../house.ts'
import type { Actor } from '../kernel/actor.ts'
import { freshInstallation, type Installation, item, writeSource } from './testing-line.ts'

const EDITOR: Actor = { kind: 'operator', id: 'an editor' }
const link = (id: number, path: string) => ({ id, url: null, path })
const below = (id: number, path: string) => ({ parent: { id, url: null, path } })

/** A town of two chapters; the first has two pages. German and English. */
const town = () => ({
  de: [
    item(11, '/town/de/alltag/', { order: 1, available_languages: { en: link(21, '/town/en/life/') } }),
    item(12, '/town/de/alltag/bank/', { ...below(1, '/town/de/alltag/'), order: 2 }),
    item(13, '/town/de/alltag/bus/', { ...below(1, '/town/de/alltag/'), order: 3 }),
    item(14, '/town/de/arbeit/', { order: 4 }),
  ],
  en: [item(21, '/town/en/life/', { order: 1, available_languages: { de: link(11, '/town/de/alltag/') } })],
})

describe.each(DATABASES)('an import that is run again (%s)', (kind) => {
  let installation: Installation
  beforeEach(async () => {
    installation = await freshInstallation(kind)
  })
  afterEach(() => installation.remove())

  async function move(source: ReturnType<typeof town>, ...options: string[]): Promise<string> {
    const folder = await writeSource(installation.folder, 'town', source)
    const { code, out, err } = await installation.run(
      ...['import', 'integreat', folder, '--region', 'town'],
      ...options,
    )
    expect(err.replace(/^(?:\d+ of|There was no installation).*\n/gm, '')).toBe('')
    expect(code).toBe(0)
    return out
  }

  /** The page whose German slug this is. */
  async function find({ database: { reader } }: House, slug: string) {
    const region = await regionBySlug(reader, 'town')
    if (!region) throw new Error('no town')
    const heads = await headsOf(reader, region.id, pageText.subject)
    const head = heads.find((one) => one.lines.slug === slug)
    const page = (await pagesOf(reader, region.id)).find(({ id }) => id === head?.subject)
    if (!head || !page) throw new Error(`no page ${slug}`)
    return { head, page, region }
  }

  it('leaves alone what was edited here since, and says so', async () => {
    await move(town())
    await installation.inside(async (house) => {
      const { head, page } = await find(house, 'bank')
      const values = { title: 'Bank und Sparkasse', slug: 'bank', content: '<p>Unser Text</p>' }
      const saved = await house.bus.execute(
        writePage,
        { page: page.id, language: 'de', head: head.head, ...values },
        EDITOR,
      )
      await house.bus.execute(publishPage, { page: page.id, ...saved }, EDITOR)
    })
    const out = await move(town())
    expect(out).toContain('0 created, 0 changed, 4 unchanged, 1 refused')
    expect(out).toContain('/town/de/alltag/bank/: edited here since')
    await installation.inside(async (house) => {
      expect((await find(house, 'bank')).head.lines.title).toBe('Bank und Sparkasse')
    })
  })

  it('leaves withdrawn what people here have withdrawn', async () => {
    await move(town())
    await installation.inside(async (house) => {
      const { head } = await find(house, 'bank')
      await house.bus.execute(withdrawText, { text: head.text }, EDITOR)
    })
    const out = await move(town())
    expect(out).toContain('0 created, 0 changed, 4 unchanged, 1 refused')
    expect(out).toContain('/town/de/alltag/bank/: withdrawn here since')
  })

  it('leaves a page where people here have put it', async () => {
    await move(town())
    await installation.inside(async (house) => {
      const { page } = await find(house, 'bus')
      const place = { page: page.id, version: page.version, parent: null, position: 500 }
      await house.bus.execute(placePage, place, EDITOR)
    })
    const out = await move(town())
    expect(out).toContain('0 created, 0 changed, 4 unchanged, 1 refused')
    expect(out).toContain('page /town/de/alltag/bus/: moved here since')
  })

  it('moves a page that moved in the source, and its old address leads to the new one', async () => {
    await move(town())
    const moved = town()
    Object.assign(moved.de[2] as object, { path: '/town/de/bus/', parent: { id: 0, url: null, path: null } })
    expect(await move(moved)).toContain('0 created, 1 changed, 4 unchanged, 0 refused')
    await installation.inside(async ({ editions }) => {
      const ref = (await editions.record('town'))?.languages[0]?.parts.tree
      const tree = JSON.stringify(await editions.part(ref as { hash: string; bytes: number }))
      expect(tree).toContain('"former":{"de":["/alltag/bus/"]}')
    })
  })

  it('a new page between two others is one creation and no change', async () => {
    await move(town())
    const more = town()
    more.de.splice(2, 0, item(15, '/town/de/alltag/auto/', { ...below(1, '/town/de/alltag/'), order: 3 }))
    for (const one of more.de.slice(3)) one.order = Number(one.order) + 1
    expect(await move(more)).toContain('1 created, 0 changed, 5 unchanged, 0 refused')
  })

  it('a page that gets children is still the same page', async () => {
    await move(town())
    const more = town()
    more.de.push(item(16, '/town/de/arbeit/suche/', below(4, '/town/de/arbeit/')))
    expect(await move(more)).toContain('1 created, 0 changed, 5 unchanged, 0 refused')
  })

  it('what is gone from the source is listed, and archived only when asked', async () => {
    await move(town())
    const less = town()
    less.de.splice(2, 1)
    less.en.length = 0
    ;(less.de[0] as { available_languages: object }).available_languages = {}
    const out = await move(less)
    expect(out).toContain('page bus: left as it is')
    expect(out).toContain('life: left as it is')
    expect(await move(less, '--archive-missing')).toContain('page bus: archived')
    await installation.inside(async (house) => {
      expect((await find(house, 'bus')).page.archived_by_kind).toBe('import')
    })
    expect(await move(town())).toContain('0 created, 2 changed, 3 unchanged, 0 refused')
    await installation.inside(async (house) => {
      expect((await find(house, 'bus')).page.archived_at).toBe(null)
    })
  })

  it('another language later joins the pages that are there', async () => {
    await move(town(), '--language', 'de')
    expect(await move(town(), '--language', 'en')).toContain('1 created, 0 changed, 0 unchanged, 0 refused')
    await installation.inside(async (house) => {
      const { region, page } = await find(house, 'life')
      expect(region.languages).toEqual(['de', 'en'])
      expect(page.id).toBe((await find(house, 'alltag')).page.id)
    })
  })

  it('a dry run says what would be, and writes nothing', async () => {
    expect(await move(town(), '--dry-run')).toContain('would be: 5 created')
    expect((await installation.run('regions')).out).not.toContain('town')
  })

  it('the report as a file names every dead link', async () => {
    const source = town()
    ;(source.de[3] as { content: string }).content =
      '<p><a href="https://integreat.app/town/de/weg/">weg</a> <a href="https://integreat.app/112">112</a></p>'
    const file = join(installation.folder, 'report.json')
    expect(await move(source, '--report', file)).toContain('1 links mended, 1 dead links')
    const report = JSON.parse(await readFile(file, 'utf8'))
    expect(report.counts).toEqual({ created: 5, changed: 0, unchanged: 0, refused: 0 })
    expect(report.deadLinks).toEqual([
      {
        language: 'de',
        path: '/town/de/arbeit/',
        address: 'https://integreat.app/town/de/weg/',
        words: 'weg',
        why: 'leads to no page of the source',
      },
    ])
  })
})

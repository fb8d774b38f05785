import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import { withdrawText } from '../translations/index.ts'
import { archivePage, createPage, equipPage, pagesOf, placePage } from './index.ts'
import { type PagesPart, type TitlesPart, type Tree, type TreePart, treeOf } from './public.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const rowOf = async (page: TownPage) => {
    const rows = await pagesOf(town.house.database.reader, town.region)
    const row = rows.find(({ id }) => id === page.id)
    if (!row) throw new Error('no such page')
    return row
  }
  const place = async (page: TownPage, parent: TownPage | null, position = 0) => {
    const { version } = await rowOf(page)
    await town.run(placePage, { page: page.id, version, parent: parent?.id ?? null, position })
  }
  const manifest = async (language: string) => {
    await town.published()
    const record = await town.house.editions.record('hafen')
    const found = record?.languages.find((one) => one.language === language)
    if (!found) throw new Error('no such language')
    return found
  }
  const part = async <T>(name: string, language = 'de'): Promise<T> => {
    const ref = (await manifest(language)).parts[name]
    if (!ref) throw new Error(`no part ${name}`)
    return town.house.editions.part<T>(ref)
  }
  const tree = async (): Promise<Tree> => treeOf(await part<TreePart>('tree'), 'hafen')
  const pathOf = async (page: TownPage, language = 'de') =>
    (await tree()).path((await rowOf(page)).number, language)
  const siblings = async (parent: TownPage | null) => {
    const titles = await part<TitlesPart>('titles')
    const number = parent && (await rowOf(parent)).number
    return (await tree()).children(number, 'de').map((node) => titles[node.number])
  }
  const add = (
    parent: TownPage | null,
    slug: string,
    more: { position?: number; sensitive?: boolean } = {},
  ) => town.build({ parent, ...more, texts: { de: { title: slug, slug, content: `<p>${slug}</p>` } } })

  it('an address is the slugs from the chapter down, in the own language', async () => {
    expect(await pathOf(town.pages.anmelden)).toBe('/hafen/de/ankommen/anmelden/')
    expect(await pathOf(town.pages.anmelden, 'uk')).toBe('/hafen/uk/прибуття/реєстрація/')
    expect(await pathOf(town.pages.anmelden, 'ar')).toBe('/hafen/ar/الوصول/التسجيل/')
    expect(await pathOf(town.pages.termin, 'uk')).toBeUndefined()
  })

  it('is found whatever its capitals, its normal form and its last slash', async () => {
    const chapter = await add(null, 'bücher')
    const { number } = await rowOf(chapter)
    const all = await tree()
    for (const path of [
      '/hafen/de/bücher/',
      '/hafen/de/bücher',
      '/hafen/de/BÜCHER/',
      '/hafen/de/bu\u0308cher/',
    ])
      expect(all.find(path, 'de')?.number).toBe(number)
    expect(all.find('/hafen/uk/bücher/', 'uk')).toBeUndefined()
  })

  it('siblings stand in their order', async () => {
    const parent = await add(null, 'reihe')
    await add(parent, 'zweitens', { position: 2 })
    const last = await add(parent, 'drittens', { position: 3 })
    await add(parent, 'erstens', { position: 1 })
    expect(await siblings(parent)).toEqual(['erstens', 'zweitens', 'drittens'])
    await place(last, parent, 0)
    expect(await siblings(parent)).toEqual(['drittens', 'erstens', 'zweitens'])
  })

  it('a page that moved, and all below it, are found under their old addresses', async () => {
    const from = await add(null, 'woher')
    const to = await add(null, 'wohin')
    const page = await add(from, 'umzug')
    const below = await add(page, 'kisten')
    await place(page, to)
    const all = await tree()
    expect(all.path((await rowOf(below)).number, 'de')).toBe('/hafen/de/wohin/umzug/kisten/')
    for (const [path, moved] of [
      ['/hafen/de/woher/umzug/', page],
      ['/hafen/de/woher/umzug/kisten', below],
    ] as const) {
      expect(all.find(path, 'de')).toBeUndefined()
      expect(all.findFormer(path, 'de')?.number).toBe((await rowOf(moved)).number)
    }
    await place(page, from)
    expect((await tree()).find('/hafen/de/woher/umzug/', 'de')?.number).toBe((await rowOf(page)).number)
  })

  it('a page with a new slug, and all below it, are found under their old addresses', async () => {
    const page = await add(null, 'alter-name')
    const below = await add(page, 'kind')
    await town.say(page, 'de', { title: 'Neuer Name', slug: 'neuer-name' })
    const all = await tree()
    expect(await pathOf(below)).toBe('/hafen/de/neuer-name/kind/')
    expect(all.findFormer('/hafen/de/alter-name/', 'de')?.number).toBe((await rowOf(page)).number)
    expect(all.findFormer('/hafen/de/alter-name/kind/', 'de')?.number).toBe((await rowOf(below)).number)
  })

  it('an old address belongs to the page that has it now', async () => {
    const page = await add(null, 'adresse')
    await town.say(page, 'de', { title: 'Fort', slug: 'fort' })
    const next = await add(null, 'adresse')
    expect((await tree()).find('/hafen/de/adresse/', 'de')?.number).toBe((await rowOf(next)).number)
  })

  it('a page cannot stand below itself, nor below another region', async () => {
    const page = await add(null, 'oben')
    const below = await add(page, 'unten')
    await expect(place(page, below)).rejects.toThrow('cannot stand below itself')
    await expect(place(page, page)).rejects.toThrow('cannot stand below itself')
    const nowhere = { region: 'elsewhere', parent: page.id, position: 0 }
    await expect(town.run(createPage, nowhere)).rejects.toThrow('in another region')
    expect(await pathOf(below)).toBe('/hafen/de/oben/unten/')
  })

  it('of two moves that make a circle together one is refused', async () => {
    // Each right by itself: on PostgreSQL both would be written if they did not hold what they stand on.
    const pairs: TownPage[] = []
    for (let attempt = 0; attempt < 5; attempt++) {
      const one = await add(null, `kreis-${attempt}-eins`)
      const two = await add(null, `kreis-${attempt}-zwei`)
      const moves = await Promise.allSettled([place(one, two), place(two, one)])
      expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      pairs.push(one, two)
    }
    const all = await tree()
    for (const page of pairs) expect(all.path((await rowOf(page)).number, 'de')).toBeDefined()
  })

  it('a change of what somebody else changed before is refused', async () => {
    const page = await add(null, 'gemeinsam')
    const { version } = await rowOf(page)
    await town.run(equipPage, { page: page.id, version, icon: 'phone' })
    for (const late of [
      () => town.run(equipPage, { page: page.id, version, icon: 'mail' }),
      () => town.run(placePage, { page: page.id, version, parent: null, position: 9 }),
      () => town.run(archivePage, { page: page.id, version, archived: true }),
    ]) {
      await expect(late()).rejects.toMatchObject({ code: 'stale' })
    }
    expect((await rowOf(page)).icon).toBe('phone')
  })

  it('an archived page and all below it are gone from the edition, and come back with it', async () => {
    const page = await add(null, 'archiv')
    const below = await add(page, 'akte')
    const { number } = await rowOf(page)
    const archive = async (archived: boolean) =>
      town.run(archivePage, { page: page.id, version: (await rowOf(page)).version, archived })
    await archive(true)
    expect(await pathOf(below)).toBeUndefined()
    expect((await manifest('de')).parts).not.toHaveProperty(`pages/${number}`)
    expect((await manifest('de')).parts).not.toHaveProperty(`source/${number}`)
    expect(Object.values(await part<TitlesPart>('titles'))).not.toContain('akte')
    await archive(false)
    expect(await pathOf(below)).toBe('/hafen/de/archiv/akte/')
  })

  it('a page is public only where all above it are', async () => {
    const page = await add(null, 'vater')
    const below = await add(page, 'tochter')
    const { number } = await rowOf(below)
    await town.run(withdrawText, { text: page.texts.de?.text ?? 0 })
    expect(await pathOf(below)).toBeUndefined()
    expect(JSON.stringify(await part('tree'))).not.toContain('tochter')
    expect((await tree()).node(number)).toBeUndefined()
  })

  it('a page whose presence could harm is in the sensitive part and in no other', async () => {
    const chapter = await add(null, 'hilfe')
    const page = await add(chapter, 'frauenhaus', { sensitive: true })
    const { number } = await rowOf(page)
    expect(await part<PagesPart>('sensitive')).toHaveProperty(String(number))
    expect(await part('source/sensitive')).toHaveProperty(String(number))
    const { parts } = await manifest('de')
    for (const name of Object.keys(parts).filter((part) => /^(pages|source)\/\d/.test(part)))
      expect(await part<PagesPart>(name), name).not.toHaveProperty(String(number))
    expect(await pathOf(page)).toBe('/hafen/de/hilfe/frauenhaus/')
  })

  it('what a page quotes is published by number: its contacts too', async () => {
    const { number } = await rowOf(town.pages.ankommen)
    const own = (await part<PagesPart>(`pages/${number}`))[number]
    expect(own?.html).toBe('<p>Willkommen im Hafen.</p>')
    expect(own?.contacts).toHaveLength(1)
    expect(await part('contacts')).toMatchObject({ [own?.contacts[0] ?? 0]: { name: 'Hafenbüro' } })
  })
})

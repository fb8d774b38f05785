import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { HAFEN, openTown, type Town } from '../../../test/town.ts'
import type { Module } from '../../kernel/module.ts'
import { MODULES } from '../../modules.ts'
import { openDatabase } from '../../platform/database/database.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { changeRegion, type RegionFacts, regionById } from '../regions/index.ts'
import { publishRegion } from './index.ts'
import { readTown, type TestingReader } from './testing-reader.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  let reader: TestingReader
  beforeAll(async () => {
    town = await openTown(kind)
    reader = await readTown(town)
  })
  afterAll(async () => {
    reader.shelf.close()
    await town.leave()
  })

  const say = (content: string, title = 'Wohnsitz anmelden', slug = 'anmelden') =>
    town.say(town.pages.anmelden, 'de', { title, slug, content })
  const changeTown = async (facts: Partial<RegionFacts>) => {
    const version = (await regionById(town.house.database.reader, town.region))?.version ?? 0
    await town.run(changeRegion, { ...HAFEN, ...facts, region: town.region, version })
    await town.published()
  }
  const republish = async () => {
    await town.house.republish(town.region)
    await town.published()
  }

  it('another text of one page is two new parts of its language', async () => {
    const chapter = await reader.numberOf(town.pages.ankommen)
    const fresh = await reader.changed(() => say('<p>Neu.</p>'))
    expect(fresh).toEqual([`de pages/${chapter}`, `de source/${chapter}`])
  })

  it('another title is new titles of its language too', async () => {
    const fresh = await reader.changed(() => say('<p>Neu.</p>', 'Anmelden'))
    expect(fresh).toContain('de titles')
    expect(fresh.filter((name) => !name.startsWith('de '))).toEqual([])
    expect(fresh).not.toContain('de tree')
  })

  it('another slug is a new tree for every language, and nothing else of the others', async () => {
    const fresh = await reader.changed(() => say('<p>Neu.</p>', 'Anmelden', 'melden'))
    expect(fresh.filter((name) => !name.startsWith('de '))).toEqual(['uk tree', 'ar tree'])
  })

  it('what is the same in every language is one part', async () => {
    const { languages } = await reader.newest()
    expect(languages).toHaveLength(3)
    expect(new Set(languages.map(({ parts }) => parts.tree?.hash)).size).toBe(1)
    expect(new Set(languages.map(({ parts }) => parts.region?.hash)).size).toBe(1)
  })

  it('the same contents make no new record', async () => {
    const before = await reader.sequences()
    await republish()
    expect(await reader.sequences()).toEqual(before)
    await say('<p>Wieder neu.</p>')
    await town.published()
    await republish()
    expect(await reader.sequences()).toHaveLength(before.length + 1)
  })

  it('an older compile never overwrites a newer', async () => {
    const { config, clock } = town.house
    const gate = Promise.withResolvers<void>()
    const inside = Promise.withResolvers<void>()
    const plan = async () => {
      inside.resolve()
      await gate.promise
      return []
    }
    const slow: Module<Reader> = { name: 'slow', tables: [], texts: [], policy: {}, edition: { plan } }
    const beside = openDatabase(config.database)
    const parts = { database: beside, modules: [...MODULES, slow], shelf: config.shelf, clock }
    const older = publishRegion(parts, town.region)
    await inside.promise
    await say('<p>Von heute.</p>')
    await town.published()
    const [today] = await reader.sequences()
    gate.resolve()
    await older
    await beside.close()
    expect((await reader.newest()).sequence).toBe(today)
    expect(await reader.read(town.pages.anmelden)).toBe('<p>Von heute.</p>')
  })

  it('a hidden region is published as hidden', async () => {
    await changeTown({ status: 'hidden' })
    expect((await reader.newest()).summary.status).toBe('hidden')
    expect((await reader.editions.summaries()).map(({ status }) => status)).toEqual(['hidden'])
  })

  it('an archived region goes off the shelf, and comes back', async () => {
    await changeTown({ status: 'archived' })
    await reader.shelf.refresh()
    expect(await reader.editions.record('hafen')).toBeUndefined()
    expect(await reader.editions.summaries()).toEqual([])
    await changeTown({})
    expect((await reader.newest()).summary.status).toBe('live')
  })
})

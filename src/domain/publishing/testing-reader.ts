import { readdir } from 'node:fs/promises'
import type { Town, TownPage } from '../../../test/town.ts'
import { type Editions, openEditions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { createLog } from '../../platform/log/log.ts'
import { pagesOf } from '../pages/index.ts'
import type { PagesPart } from '../pages/public.ts'
import { openShelf, type Shelf } from './index.ts'
import { recordsFolder, sequencesIn } from './layout.ts'

/** The town's editions as another process reads them: it remembers nothing that the first one made. */
export interface TestingReader {
  shelf: Shelf
  editions: Editions
  sequences(): Promise<number[]>
  newest(): Promise<EditionRecord>
  /** Which parts are others after something was done: 'de pages/1'. */
  changed(act: () => Promise<unknown>): Promise<string[]>
  /** What a page says in German in the newest edition that can be trusted. */
  read(page: TownPage): Promise<string>
  /** The hash of the German part that a page is in. */
  hashOf(page: TownPage): Promise<string>
  numberOf(page: TownPage): Promise<number>
}

export async function readTown(town: Town): Promise<TestingReader> {
  const folder = town.house.config.shelf
  const shelf = await openShelf(folder, createLog('silent'))
  const editions = openEditions(shelf, 1)

  const newest = async (): Promise<EditionRecord> => {
    await shelf.refresh()
    return found(await editions.record('hafen'))
  }
  const hashes = async (): Promise<string[]> =>
    (await newest()).languages.flatMap(({ language, parts }) =>
      Object.entries(parts).map(([name, { hash }]) => `${language} ${name} ${hash}`),
    )
  const rowOf = async ({ id }: TownPage) =>
    found((await pagesOf(town.house.database.reader, town.region)).find((row) => row.id === id))
  const refOf = async (page: TownPage) => {
    const name = `pages/${(await rowOf(page)).number}`
    const parent = (await rowOf(page)).parent_id
    const chapter = parent === null ? name : `pages/${(await rowOf({ id: parent, texts: {} })).number}`
    return found((await editions.record('hafen'))?.languages[0]?.parts[chapter])
  }

  return {
    shelf,
    editions,
    newest,
    sequences: async () => sequencesIn(await readdir(recordsFolder(folder, 'hafen'))),
    async changed(act) {
      const before = new Set(await hashes())
      await act()
      await town.published()
      const fresh = (await hashes()).filter((line) => !before.has(line))
      return fresh.map((line) => line.slice(0, line.lastIndexOf(' ')))
    },
    async read(page) {
      const part = await editions.part<PagesPart>(await refOf(page))
      return part[(await rowOf(page)).number]?.html ?? ''
    },
    hashOf: async (page) => (await refOf(page)).hash,
    numberOf: async (page) => (await rowOf(page)).number,
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing of this is published')
  return value
}

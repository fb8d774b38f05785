import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { CorruptPart } from '../../edition/editions.ts'
import { recordFile, recordsFolder, SEALED_SINCE } from './layout.ts'
import { unsealed } from './seal.ts'
import { readTown, type TestingReader } from './testing-reader.ts'

const BEFORE = '<p>Gehen Sie zum Bürgerbüro.</p>'
const TODAY = '<p>Von heute.</p>'
let town: Town
let reader: TestingReader
let told: string[]
beforeEach(async () => {
  town = await openTown('sqlite')
  reader = await readTown(town)
  told = []
})
afterEach(async () => {
  reader.shelf.close()
  await town.leave()
})

const folder = () => town.house.config.shelf
const read = () => reader.read(town.pages.anmelden)
const say = async (content: string): Promise<void> => {
  await town.say(town.pages.anmelden, 'de', { title: 'Wohnsitz anmelden', slug: 'anmelden', content })
  await town.published()
}
const change = async (sequence: number | undefined, how: (text: string) => string): Promise<void> => {
  const file = recordFile(folder(), 'hafen', sequence ?? 0)
  await writeFile(file, how(await readFile(file, 'utf8')))
}
/** Another number of another page: valid JSON, which says something else. */
const flipped = (text: string): string => text.replace(/"bytes":(\d)/, (_, digit) => `"bytes":${digit ^ 1}`)
/** As another process sees it, which has read nothing yet. */
const readAfresh = async (): Promise<void> => {
  reader.shelf.close()
  reader = await readTown(town)
  reader.shelf.onReject((region) => told.push(region))
}
const republish = async (): Promise<void> => {
  await town.house.republish(town.region)
  await town.published()
  await reader.shelf.refresh()
}

it('a broken record is passed over for the last good one, said once, and lies below the next publication', async () => {
  await say(TODAY)
  const [newest = 0] = await reader.sequences()
  await change(newest, flipped)
  await readAfresh()
  expect(await read()).toBe(BEFORE)
  await reader.shelf.refresh()
  expect(told).toEqual(['hafen'])
  await republish()
  expect((await reader.newest()).sequence).toBeGreaterThan(newest)
  expect(await read()).toBe(TODAY)
})

it('it is published anew also when the last good one says the same', async () => {
  const [good = 0] = await reader.sequences()
  const file = recordFile(folder(), 'hafen', good)
  await writeFile(recordFile(folder(), 'hafen', good + 1), flipped(await readFile(file, 'utf8')))
  town.later(1000)
  await republish()
  expect((await reader.newest()).sequence).toBeGreaterThan(good + 1)
})

it('a region of which every record is broken is not said to be no region, and is made anew', async () => {
  for (const sequence of await reader.sequences()) await change(sequence, (text) => text.slice(0, -1))
  await readAfresh()
  await expect(reader.editions.record('hafen')).rejects.toThrow(CorruptPart)
  expect(told).toEqual(['hafen'])
  await republish()
  expect(await read()).toBe(BEFORE)
  await rm(recordsFolder(folder(), 'hafen'), { recursive: true })
  await reader.shelf.refresh()
  expect(await reader.editions.record('hafen')).toBeUndefined()
})

it('a record from before there were seals is read until it is renewed; a newer one without its seal is broken', async () => {
  const [newest] = await reader.sequences()
  const compiler = `"compiler":${SEALED_SINCE}`
  expect(await readFile(recordFile(folder(), 'hafen', newest ?? 0), 'utf8')).toContain(compiler)
  await change(newest, (text) => unsealed(text).body.replace(compiler, '"compiler":3'))
  await readAfresh()
  expect(await read()).toBe(BEFORE)
  expect(reader.shelf.compilerOf('hafen')).toBe(3)
  await change(newest, (text) => text.replace('"compiler":3', compiler))
  await readAfresh()
  expect((await reader.newest()).sequence).toBeLessThan(newest ?? 0)
  expect(told).toEqual(['hafen'])
})

it('inputs in which one bit is another are not believed: what they say would go into a record', async () => {
  const file = join(recordsFolder(folder(), 'hafen'), 'inputs')
  await writeFile(file, flipped(await readFile(file, 'utf8')))
  await say(TODAY)
  const { languages } = await reader.newest()
  for (const { parts } of languages) {
    for (const ref of Object.values(parts))
      expect((await reader.shelf.bytes(ref.hash))?.length).toBe(ref.bytes)
  }
})

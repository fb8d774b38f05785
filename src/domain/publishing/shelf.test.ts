import { existsSync } from 'node:fs'
import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { CorruptPart } from '../../edition/editions.ts'
import { partFile, tidy } from './index.ts'
import { recordFile, recordsFolder } from './layout.ts'
import { readTown, type TestingReader } from './testing-reader.ts'

// What lies in the folder is the same whichever database it came from: on SQLite only, to be quick.

const HOUR_MS = 3600_000
const BEFORE = '<p>Gehen Sie zum Bürgerbüro.</p>'
const TODAY = '<p>Von heute.</p>'
let town: Town
let reader: TestingReader
beforeEach(async () => {
  town = await openTown('sqlite')
  reader = await readTown(town)
})
afterEach(async () => {
  reader.shelf.close()
  await town.leave()
})

const folder = () => town.house.config.shelf
const record = (sequence: number) => recordFile(folder(), 'hafen', sequence)
const say = async (content: string): Promise<void> => {
  await town.say(town.pages.anmelden, 'de', { title: 'Wohnsitz anmelden', slug: 'anmelden', content })
  await town.published()
}
const republish = async (): Promise<void> => {
  await town.house.republish(town.region)
  await town.published()
  await reader.shelf.refresh()
}
const read = () => reader.read(town.pages.anmelden)

describe('a part that is broken', () => {
  const damage: [string, (file: string) => Promise<unknown>][] = [
    ['by one bit', async (file) => writeFile(file, flipped(await readFile(file)))],
    ['in half', (file) => truncate(file, 40)],
    ['and empty', (file) => truncate(file, 0)],
    ['and gone', (file) => rm(file)],
    ['and is whole but another', async (file) => writeFile(file, await readFile(await otherThan(file)))],
  ]

  it.each(damage)(
    '%s is never served: the last good edition is, and the part is made anew',
    async (_, harm) => {
      await say(TODAY)
      const { sequence } = await reader.newest()
      const hash = await reader.hashOf(town.pages.anmelden)
      await harm(partFile(folder(), hash))

      await expect(read()).rejects.toThrow(CorruptPart)
      expect((await reader.editions.record('hafen'))?.sequence).toBeLessThan(sequence)
      expect(await read()).toBe(BEFORE)

      await republish()
      expect(await reader.hashOf(town.pages.anmelden)).toBe(hash)
      expect(await read()).toBe(TODAY)
    },
  )

  it('that every edition has leaves nothing to serve until it is made anew', async () => {
    for (const old of (await reader.sequences()).slice(1)) await rm(record(old))
    const told: string[] = []
    reader.shelf.onReject((region) => told.push(region))
    await rm(partFile(folder(), await reader.hashOf(town.pages.anmelden)))
    await expect(read()).rejects.toThrow(CorruptPart)
    await expect(reader.editions.record('hafen')).rejects.toThrow(CorruptPart)
    await expect.poll(() => told).toEqual(['hafen'])
    await republish()
    expect(await read()).toBe(BEFORE)
  })

  it('is made anew by the house itself, and served again', async () => {
    const { editions, shelf } = town.house
    const { sequence, languages } = (await editions.record('hafen')) ?? { sequence: 0, languages: [] }
    const hash = languages[0]?.parts.titles?.hash ?? ''
    await rm(partFile(folder(), hash))
    shelf.reject(hash)
    await expect.poll(() => existsSync(partFile(folder(), hash)), { timeout: 5000 }).toBe(true)
    await expect
      .poll(async () => (await editions.record('hafen'))?.sequence, { timeout: 5000 })
      .toBe(sequence)
  })
})

it('a record that is cut off, or of another format, is ignored', async () => {
  const { sequence } = await reader.newest()
  const whole = await readFile(record(sequence), 'utf8')
  const foreign = { ...JSON.parse(whole), format: 99, sequence: sequence + 4 }
  const broken = [whole.slice(0, whole.length / 2), '', whole, JSON.stringify(foreign)]
  for (const [i, text] of broken.entries()) await writeFile(record(sequence + 1 + i), text)
  expect((await reader.newest()).sequence).toBe(sequence)
  expect(await read()).toBe(BEFORE)
})

it('inputs that are lost or unreadable cost time and nothing else', async () => {
  await writeFile(join(recordsFolder(folder(), 'hafen'), 'inputs'), '{"compiler":')
  expect(await reader.changed(() => say(TODAY))).toHaveLength(2)
})

it('tidying takes old records, and parts that nothing names and that are not just being written', async () => {
  for (const day of ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag']) await say(`<p>${day}</p>`)
  const now = Date.now()
  expect(await tidy(folder(), now)).toBe(0)
  expect(await reader.sequences()).toHaveLength(3)

  const all = await partFiles()
  const leftover = join(dirname(all[0] ?? ''), '.of-a-crash.part')
  await writeFile(leftover, 'x')
  for (const file of [...all, leftover]) await utimes(file, now / 1000 - 7200, now / 1000 - 7200)
  const gone = await tidy(folder(), now + HOUR_MS / 60)
  expect(gone).toBeGreaterThan(4)
  expect(existsSync(leftover)).toBe(false)
  expect(await partFiles()).toHaveLength(all.length + 1 - gone)

  for (const sequence of await reader.sequences()) {
    const { languages } = JSON.parse(await readFile(record(sequence), 'utf8'))
    for (const { parts } of languages)
      for (const ref of Object.values(parts)) expect(await reader.editions.part(ref as never)).toBeDefined()
  }
  expect(await tidy(folder(), now)).toBe(0)
})

async function partFiles(): Promise<string[]> {
  const names = await readdir(join(folder(), 'parts'), { recursive: true })
  return names.filter((name) => name.endsWith('.br')).map((name) => join(folder(), 'parts', name))
}

const otherThan = async (file: string): Promise<string> =>
  (await partFiles()).find((other) => other !== file) ?? file

function flipped(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return bytes
}

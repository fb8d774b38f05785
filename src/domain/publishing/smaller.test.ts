import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { createLog } from '../../platform/log/log.ts'
import { squeeze } from './brotli.ts'
import { partFile, recordFile, smallerFile } from './layout.ts'
import { startShrinking } from './shrinking.ts'
import { makeNextSmaller, replacePart } from './smaller.ts'
import { readTown, type TestingReader } from './testing-reader.ts'

const LONG = Array.from({ length: 400 }, (_, i) => `<p>Zimmer ${i * 7919} im Haus ${i % 13}.</p>`).join('')
let town: Town
let reader: TestingReader
beforeEach(async () => {
  town = await openTown('sqlite')
  reader = await readTown(town)
  await say(LONG)
})
afterEach(async () => {
  reader.shelf.close()
  await town.leave()
})

const shelf = () => town.house.config.shelf
const say = async (content: string): Promise<void> => {
  await town.say(town.pages.anmelden, 'de', { title: 'Wohnsitz anmelden', slug: 'anmelden', content })
  await town.published()
}
const hashes = async (): Promise<string[]> => {
  const { languages } = await reader.newest()
  return [...new Set(languages.flatMap(({ parts }) => Object.values(parts).map(({ hash }) => hash)))]
}
const sizeOf = async (hash: string): Promise<number> => (await readFile(partFile(shelf(), hash))).length
const makeAllSmaller = async (): Promise<string[]> => {
  const tried: string[] = []
  for (
    let hash = await makeNextSmaller(shelf(), 'hafen');
    hash;
    hash = await makeNextSmaller(shelf(), 'hafen')
  )
    tried.push(hash)
  return tried
}

it('every part of the newest edition is tried once, none gets larger, and each says what it said', async () => {
  const all = await hashes()
  const long = await reader.hashOf(town.pages.anmelden)
  const before = new Map(await Promise.all(all.map(async (hash) => [hash, await sizeOf(hash)] as const)))
  expect((await makeAllSmaller()).sort()).toEqual(all.sort())
  for (const hash of all) expect(await sizeOf(hash)).toBeLessThanOrEqual(before.get(hash) ?? 0)
  expect(await sizeOf(long)).toBeLessThan(before.get(long) ?? 0)
  expect(await reader.read(town.pages.anmelden)).toBe(LONG)
  for (const { parts } of (await reader.newest()).languages)
    for (const ref of Object.values(parts)) expect(await reader.editions.part(ref)).toBeDefined()
  expect(await makeAllSmaller()).toEqual([])
})

it('after a publication only what is new is tried; what was lost of that costs time and nothing else', async () => {
  await makeAllSmaller()
  await say('<p>Neu.</p>')
  expect(await makeAllSmaller()).toHaveLength(2)
  await rm(smallerFile(shelf(), 'hafen'))
  expect(await makeAllSmaller()).toHaveLength((await hashes()).length)
})

it('what has been tried is not remembered for ever', async () => {
  for (let day = 0; day < 40; day++) {
    await say(`<p>Tag ${day}</p>`)
    await makeAllSmaller()
  }
  const lines = (await readFile(smallerFile(shelf(), 'hafen'), 'utf8')).split('\n').length
  expect(lines).toBeLessThan(3 * (await hashes()).length)
})

it('a broken part is left for its readers to find', async () => {
  const hash = await reader.hashOf(town.pages.anmelden)
  await writeFile(partFile(shelf(), hash), 'broken')
  expect(await makeAllSmaller()).toContain(hash)
  expect(await readFile(partFile(shelf(), hash), 'utf8')).toBe('broken')
})

it('a part that was taken off the shelf meanwhile does not come back', async () => {
  const old = await reader.hashOf(town.pages.anmelden)
  const bytes = await squeeze((await reader.shelf.bytes(old)) ?? new Uint8Array(), 11)
  await replacePart(shelf(), 'hafen', old, bytes)
  expect(await sizeOf(old)).toBe(bytes.length)

  await say('<p>Neu.</p>')
  const [, ...older] = await reader.sequences()
  for (const sequence of older) await rm(recordFile(shelf(), 'hafen', sequence))
  // Its records are gone, and the part is just about to go.
  await replacePart(shelf(), 'hafen', old, bytes)
  expect(existsSync(partFile(shelf(), old))).toBe(false)
  await replacePart(shelf(), 'hafen', old, bytes)
  expect(existsSync(partFile(shelf(), old))).toBe(false)
})

it('parts are made smaller by and by, not while somebody publishes, and again after a publication', async () => {
  let busy = true
  const looks: number[] = []
  const rest = async (ms: number): Promise<void> => {
    looks.push(ms)
    if (busy) expect(existsSync(smallerFile(shelf(), 'hafen'))).toBe(false)
    if (looks.length > 5) busy = false
  }
  const shrinking = startShrinking({ shelf: shelf(), log: createLog('silent'), isBusy: () => busy, rest })
  await shrinking.done()
  expect(await makeAllSmaller()).toEqual([])
  await say('<p>Neu.</p>')
  shrinking.wake('hafen')
  await shrinking.done()
  expect(await makeAllSmaller()).toEqual([])
  expect((await readdir(shelf(), { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
})

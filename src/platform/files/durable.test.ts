import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeDurably } from './durable.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ankerplatz-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a file is written with the folders that it needs', async () => {
  const path = join(folder, 'editions', 'demo', '1.json')
  await writeDurably(path, '{"ä":1}')
  expect(await readFile(path, 'utf8')).toBe('{"ä":1}')
})

it('a file is replaced as a whole, and whoever has it open reads the old one to its end', async () => {
  const path = join(folder, 'a.bin')
  await writeDurably(path, new Uint8Array(100_000).fill(1))
  const reading = readFile(path)
  await writeDurably(path, new Uint8Array([2]))
  const seen = await reading
  expect([1, 100_000]).toContain(seen.length)
  expect(await readFile(path)).toEqual(Buffer.from([2]))
})

it('of 20 who write at once one wins, whole', async () => {
  const path = join(folder, 'a.txt')
  await Promise.all(Array.from({ length: 20 }, (_, i) => writeDurably(path, String(i).repeat(10_000))))
  const text = await readFile(path, 'utf8')
  expect(text).toBe(text.slice(0, text.length / 10_000).repeat(10_000))
  expect(await readdir(folder)).toEqual(['a.txt'])
})

it('a write that fails leaves nothing behind', async () => {
  await mkdir(join(folder, 'taken'))
  await expect(writeDurably(join(folder, 'taken'), 'x')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['taken'])
})

import { mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { placeFor } from './place.ts'
import { openStage } from './stage.ts'

let folder: string
let out: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ankerplatz-stage-'))
  out = join(folder, 'guide')
})
afterEach(() => rm(folder, { recursive: true }))

async function exportOf(words: string): Promise<'shown' | 'same'> {
  const stage = await openStage(await placeFor(out))
  await stage.write('index.html', words)
  await stage.write('a/b/index.html', words)
  return stage.show()
}
const shown = () => readFile(join(out, 'index.html'), 'utf8')

it('a copy is shown whole, the next one takes its place, and nothing of the old one is left', async () => {
  expect(await exportOf('one')).toBe('shown')
  expect(await exportOf('two')).toBe('shown')
  expect(await shown()).toBe('two')
  expect((await readdir(folder)).sort()).toEqual([await readlink(out), 'guide'])
})

it('the same files are the same copy', async () => {
  await exportOf('one')
  const before = await readlink(out)
  expect(await exportOf('one')).toBe('same')
  expect(await readlink(out)).toBe(before)
  expect(await readdir(folder)).toHaveLength(2)
})

it('while the next one is written, and when it is given up, the old one is shown', async () => {
  await exportOf('one')
  const stage = await openStage(await placeFor(out))
  await stage.write('index.html', 'two')
  expect(await shown()).toBe('one')
  await stage.discard()
  expect(await shown()).toBe('one')
  expect(await readdir(folder)).toHaveLength(2)
})

it('an empty folder becomes the place', async () => {
  await mkdir(out)
  await exportOf('one')
  expect(await shown()).toBe('one')
})

it('a copy that somebody moved here is replaced, and a link of theirs is followed', async () => {
  await exportOf('one')
  await rename(join(folder, await readlink(out)), join(folder, 'elsewhere'))
  await rm(out)
  await symlink('elsewhere', out)
  expect(await exportOf('two')).toBe('shown')
  expect(await readlink(out)).toBe('elsewhere')
  expect(await readlink(join(folder, 'elsewhere'))).toMatch(/^\.elsewhere\./)
  expect(await shown()).toBe('two')
})

it('what is not ours is refused and stays: a folder with something in it, a file, a link to nowhere', async () => {
  await mkdir(out)
  await writeFile(join(out, 'letter.txt'), 'Dear')
  await expect(placeFor(out)).rejects.toThrow('is not empty, and not an export of ours')
  expect(await readdir(out)).toEqual(['letter.txt'])

  await expect(placeFor(join(out, 'letter.txt'))).rejects.toThrow('is not a folder')
  await symlink('nowhere', join(folder, 'lost'))
  await expect(placeFor(join(folder, 'lost'))).rejects.toThrow('is a link to nowhere')
})

it('what a killed export left behind goes with the next one; what another one is writing stays', async () => {
  const [dead, alive] = ['.guide.part-99999999', `.guide.part-${process.ppid}`]
  for (const name of [dead, alive, '.guide.photos']) await mkdir(join(folder, name))
  await exportOf('one')
  const left = await readdir(folder)
  expect(left).not.toContain(dead)
  expect(left).toEqual(expect.arrayContaining([alive, '.guide.photos']))
})

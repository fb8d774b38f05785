import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { regionBySlug } from '../domain/regions/index.ts'
import { type KeptTown, openKeptTown, recordsOf } from './testing-kept.ts'
import { freshInstallation, type Installation } from './testing-line.ts'

describe.each(DATABASES)('a backup (%s)', (kind) => {
  let kept: KeptTown
  let other: Installation
  beforeEach(async () => {
    kept = await openKeptTown(kind)
    other = await freshInstallation(kind, { blank: true })
  })
  afterEach(async () => {
    await other.remove()
    await kept.town.leave()
  })

  it('is made while the house is open, and says what is in it', async () => {
    const file = kept.file('backup.tar.gz')
    const { code, out } = await kept.run('backup', '--to', file)
    expect(code).toBe(0)
    expect(out).toMatch(/backup[.]tar[.]gz: \d+ rows, \d+ files, \d+[.]\d MB, \d+[.]\d s/)
    expect((await kept.run('backup', 'check', file)).out).toMatch(/whole; installation, .*schema \d{4}-/)
    expect(await readdir(kept.town.house.config.data)).toContain('last-backup.json')
  })

  it('brings everything back in an empty place: rows to the byte, pictures, pages', async () => {
    const [file, again] = [kept.file('backup.tar.gz'), kept.file('again.tar.gz')]
    await kept.run('backup', '--to', file)
    const { code, err } = await other.run('restore', '--from', file)
    expect([code, err]).toEqual([0, 'Publishing every region anew ...\n'])
    expect((await other.run('backup', '--to', again)).code).toBe(0)
    // The editions were published anew, and nothing else is other than it was.
    expect(await recordsOf(again, ['edition_sequences'])).toEqual(
      await recordsOf(file, ['edition_sequences']),
    )
    expect(await readdir(join(other.folder, 'var', 'media'))).toEqual(
      await readdir(kept.town.house.config.media),
    )
    await other.inside(async ({ editions }) => {
      const record = await editions.record('hafen')
      expect(record?.languages.map(({ language }) => language)).toEqual(['de', 'uk', 'ar'])
      for (const { parts } of record?.languages ?? [])
        for (const ref of Object.values(parts)) expect(await editions.part(ref)).toBeDefined()
    })
  })

  it('made twice of the same contents is the same but for its time', async () => {
    await kept.run('backup', '--to', kept.file('a.tar.gz'))
    await kept.run('backup', '--to', kept.file('b.tar.gz'))
    expect(await recordsOf(kept.file('b.tar.gz'))).toEqual(await recordsOf(kept.file('a.tar.gz')))
  })

  it('is not written over a file that is there, and leaves nothing when it fails', async () => {
    const file = kept.file('backup.tar.gz')
    await writeFile(file, 'yesterday')
    const { code, err } = await kept.run('backup', '--to', file)
    expect([code, err]).toEqual([1, expect.stringContaining('already')])
    expect(await readFile(file, 'utf8')).toBe('yesterday')
    const before = (await readdir(kept.town.house.config.data)).sort()
    expect((await kept.run('backup', '--to', join(file, 'below.tar.gz'))).code).toBe(1)
    expect((await readdir(kept.town.house.config.data)).sort()).toEqual(before)
  })

  it('is never put over something: neither a database nor editions', async () => {
    const file = kept.file('backup.tar.gz')
    await kept.run('backup', '--to', file)
    expect((await other.run('restore', '--from', file)).code).toBe(0)
    const { code, err } = await other.run('restore', '--from', file)
    expect([code, err]).toEqual([1, expect.stringContaining('writes over nothing')])
  })

  it('brings the key of the sign-ins back, readable by nobody else', async () => {
    await writeFile(kept.file('secret'), 'a'.repeat(64), { mode: 0o600 })
    await kept.run('backup', '--to', kept.file('backup.tar.gz'))
    expect((await other.run('restore', '--from', kept.file('backup.tar.gz'))).code).toBe(0)
    expect(await readFile(join(other.folder, 'var', 'secret'), 'utf8')).toBe('a'.repeat(64))
  })

  it('without a picture that is lost says so, and holds all others', async () => {
    const { media } = kept.town.house.config
    const [first = ''] = await readdir(media)
    await rm(join(media, first))
    const { code, err } = await kept.run('backup', '--to', kept.file('backup.tar.gz'))
    expect([code, err]).toEqual([0, expect.stringContaining('1 pictures have no file')])
  })

  it('that is no backup is refused before anything is written', async () => {
    const file = kept.file('backup.tar.gz')
    await writeFile(file, 'not at all')
    expect((await other.run('restore', '--from', file)).err).toContain('no archive of ours')
    expect((await other.run('restore', '--from', kept.file('nowhere.tar.gz'))).err).toContain('no file')
    await kept.run('export-region', '--region', 'hafen', '--to', kept.file('region.tar.gz'))
    expect((await other.run('restore', '--from', kept.file('region.tar.gz'))).err).toContain('import-region')
    await other.inside(async ({ database }) => {
      expect(await regionBySlug(database.reader, 'hafen')).toBeUndefined()
    })
  })
})

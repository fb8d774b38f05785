import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { smallDisk, whyNoSmallDisk } from '../../test/faults/small-disk.ts'
import { openArchive } from '../domain/keeping/index.ts'
import type { Row } from '../kernel/records.ts'
import { type Kind, openKeptTown, recordsOf } from './testing-kept.ts'
import { freshInstallation } from './testing-line.ts'

const BACKUPS = process.env.LONG ? 20 : 2

it.each(DATABASES)(
  'a backup while people save holds one moment, and comes back without a difference (%s)',
  async (kind) => {
    const kept = await openKeptTown(kind)
    const { town } = kept
    let saves = 0
    try {
      for (let i = 0; i < BACKUPS; i++) {
        const before = saves
        const file = kept.file(`backup-${i}.tar.gz`)
        const backup = kept.run('backup', '--to', file)
        const done = backup.then(() => true)
        do {
          const words = { title: 'Termin', slug: 'termin', content: `<p>Stand ${saves}.</p>` }
          await town.say(town.pages.termin, 'de', words)
          saves++
        } while (!(await Promise.race([done, new Promise((resolve) => setImmediate(resolve))])))
        expect((await backup).err).toBe('')
        await isOneMoment(file, before)
        await comesBack(kind, file)
      }
      expect(saves).toBeGreaterThan(BACKUPS)
    } finally {
      await town.leave()
    }
  },
  120_000,
)

async function comesBack(kind: Kind, file: string): Promise<void> {
  const other = await freshInstallation(kind, { blank: true })
  try {
    expect((await other.run('restore', '--from', file)).code).toBe(0)
    const again = join(other.folder, 'again.tar.gz')
    await other.run('backup', '--to', again)
    expect(await recordsOf(again, ['edition_sequences'])).toEqual(
      await recordsOf(file, ['edition_sequences']),
    )
  } finally {
    await other.remove()
  }
}

/** Every save that was acknowledged before is there, and every text ends with its newest version. */
async function isOneMoment(file: string, saved: number): Promise<void> {
  const [texts, versions, publications] = await Promise.all(
    ['texts', 'versions', 'publications'].map((table) => rowsOf(file, table)),
  )
  const newest = new Map<unknown, number>()
  for (const { text_number, number } of versions ?? []) newest.set(text_number, Number(number))
  for (const { number, head } of texts ?? []) expect(newest.get(number)).toBe(head)
  for (const { text_number, version } of publications ?? [])
    expect(newest.get(text_number)).toBeGreaterThanOrEqual(Number(version))
  const states = (versions ?? []).filter(({ bodies }) => String(bodies).includes('Stand '))
  expect(states.length).toBeGreaterThanOrEqual(saved)
}

async function rowsOf(file: string, table: string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const { name, bytes } of (await openArchive(file)).entries())
    if (name.startsWith(`records/${table}.`))
      for (const line of Buffer.from(bytes).toString().split('\n')) if (line) rows.push(JSON.parse(line))
  return rows
}

const why = whyNoSmallDisk()
it.skipIf(why)('a disk that is full while a backup is written keeps no half of one', async () => {
  const kept = await openKeptTown('sqlite')
  const disk = smallDisk(1)
  try {
    await disk.fill()
    const file = join(disk.folder, 'backup.tar.gz')
    const { code, err } = await kept.run('backup', '--to', file)
    expect([code, err]).toEqual([1, expect.stringContaining('ENOSPC')])
    expect(await readdir(disk.folder)).toEqual(['filler'])
    await disk.makeRoom()
    expect((await kept.run('backup', '--to', file)).code).toBe(0)
    expect((await kept.run('backup', 'check', file)).out).toContain('whole')
  } finally {
    disk.remove()
    await kept.town.leave()
  }
})

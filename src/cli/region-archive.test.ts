import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { openTown } from '../../test/town.ts'
import { pagesOf } from '../domain/pages/index.ts'
import { type PagesPart, treeOf } from '../domain/pages/public.ts'
import { regionBySlug } from '../domain/regions/index.ts'
import { type KeptTown, type Kind, openKeptTown, recordsOf } from './testing-kept.ts'
import { freshInstallation, type Installation, lineOf } from './testing-line.ts'

describe.each(DATABASES)("a region's archive (%s)", (kind) => {
  let kept: KeptTown
  const others: Installation[] = []
  beforeEach(async () => {
    kept = await openKeptTown(kind)
    await kept.run('export-region', '--region', 'hafen', '--to', kept.file('hafen.tar.gz'))
  })
  afterEach(async () => {
    for (const other of others.splice(0)) await other.remove()
    await kept.town.leave()
  })
  const elsewhere = async (other: Kind): Promise<Installation> => {
    others.push(await freshInstallation(other))
    return others.at(-1) as Installation
  }

  it('is taken over by the other database and comes back without a difference', async () => {
    const there = await elsewhere(DATABASES.find((other) => other !== kind) ?? kind)
    const { code, out } = await there.run('import-region', '--from', kept.file('hafen.tar.gz'))
    expect([code, out]).toEqual([0, expect.stringContaining('hafen: taken over and published')])
    await there.run('export-region', '--region', 'hafen', '--to', kept.file('there.tar.gz'))
    expect(await recordsOf(kept.file('there.tar.gz'))).toEqual(await recordsOf(kept.file('hafen.tar.gz')))

    const back = await elsewhere(kind)
    await back.run('import-region', '--from', kept.file('there.tar.gz'))
    await back.run('export-region', '--region', 'hafen', '--to', kept.file('back.tar.gz'))
    expect(await recordsOf(kept.file('back.tar.gz'))).toEqual(await recordsOf(kept.file('hafen.tar.gz')))
    expect(await readdir(join(back.folder, 'var', 'media'))).toEqual(
      await readdir(kept.town.house.config.media),
    )
    expect((await readdir(join(back.folder, 'var'))).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('gets other numbers where its own are taken, under another address, and its pages are read', async () => {
    const busy = await openTown(kind)
    try {
      const { config, database, editions } = busy.house
      const run = lineOf({ ANKERPLATZ_DATA: config.data, DATABASE_URL: config.database.url })
      const { code, out, err } = await run(
        'import-region',
        '--from',
        kept.file('hafen.tar.gz'),
        '--slug',
        'kai',
      )
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/pages: 5, 5 with another number/)
      expect(out).toMatch(/texts: \d+, \d+ with another number/)
      const region = await regionBySlug(database.reader, 'kai')
      const own = await pagesOf(database.reader, busy.region)
      const came = await pagesOf(database.reader, region?.id ?? '')
      expect(new Set([...own, ...came].map(({ number }) => number)).size).toBe(10)

      await busy.house.shelf.refresh()
      const parts = (await editions.record('kai'))?.languages[0]?.parts ?? {}
      const tree = treeOf(await editions.part(parts.tree as never), 'kai')
      const page = tree.find('/kai/de/ankommen/anmelden', 'de')
      const texts = await editions.part<PagesPart>(parts[page?.part ?? ''] as never)
      expect(texts[page?.number ?? 0]?.html).toBe('<p>Gehen Sie zum Bürgerbüro.</p>')
      // A second one of the same kind is none: ids stay what they are.
      const again = await run('import-region', '--from', kept.file('hafen.tar.gz'), '--slug', 'mole')
      expect([again.code, again.err]).toEqual([1, 'This region is here already.\n'])
      await busy.say(busy.pages.termin, 'uk', { title: 'Термін', slug: 'термін' })
    } finally {
      await busy.leave()
    }
  })

  it('is refused where its address is taken, or is none', async () => {
    const busy = await openTown(kind)
    try {
      const { config } = busy.house
      const run = lineOf({ ANKERPLATZ_DATA: config.data, DATABASE_URL: config.database.url })
      const taken = await run('import-region', '--from', kept.file('hafen.tar.gz'))
      expect([taken.code, taken.err]).toEqual([1, expect.stringContaining("a region 'hafen' already")])
      const reserved = await run('import-region', '--from', kept.file('hafen.tar.gz'), '--slug', 'api')
      expect([reserved.code, reserved.err]).toEqual([1, expect.stringContaining('slug: is an address')])
    } finally {
      await busy.leave()
    }
  })

  it('is tried without writing anything', async () => {
    const there = await elsewhere(kind)
    const { code, out } = await there.run('import-region', '--from', kept.file('hafen.tar.gz'), '--dry-run')
    expect([code, out]).toEqual([0, expect.stringContaining('nothing was written')])
    await there.inside(async ({ database, config }) => {
      expect(await regionBySlug(database.reader, 'hafen')).toBeUndefined()
      expect(await readdir(config.media).catch(() => [])).toEqual([])
    })
  })

  it('holds nothing of other regions, and is no backup', async () => {
    const { out, err } = await kept.run('restore', '--from', kept.file('hafen.tar.gz'))
    expect([out, err]).toEqual(['', expect.stringContaining('writes over nothing')])
    await kept.run('backup', '--to', kept.file('all.tar.gz'))
    const there = await elsewhere(kind)
    const wrong = await there.run('import-region', '--from', kept.file('all.tar.gz'))
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('ankerplatz restore')])
  })
})

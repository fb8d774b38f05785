import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { type KeptTown, openKeptTown } from '../../cli/testing-kept.ts'
import { lineOf } from '../../cli/testing-line.ts'
import type { Row } from '../../kernel/records.ts'
import { openArchive } from './read-archive.ts'
import type { Entry } from './tar.ts'
import { type Forgery, forge, pack } from './testing-forge.ts'

// Which database it would go into plays no part: an archive is checked before ours is asked, or by keys that both have.

let kept: KeptTown
let victim: Town
let run: ReturnType<typeof lineOf>
let real: string
let place = 0
beforeAll(async () => {
  kept = await openKeptTown('sqlite')
  victim = await openTown('sqlite')
  real = kept.file('real.tar.gz')
  await kept.run('export-region', '--region', 'hafen', '--to', real)
  run = lineOf({ ANKERPLATZ_DATA: victim.house.config.data })
})
afterAll(async () => {
  await victim.leave()
  await kept.town.leave()
})
afterEach(() => rm(victim.house.config.media, { recursive: true, force: true }))

const named = (): string => kept.file(`forged-${++place}.tar.gz`)
const bytes = (text: string): Uint8Array => Buffer.from(text)
const all = (change: (row: Row) => Row) => (rows: Row[]) => rows.map(change)
const first = (change: (row: Row) => Row) => (rows: Row[]) =>
  rows.map((row, i) => (i === 0 ? change(row) : row))
const json = (value: unknown): string => JSON.stringify(value)

/** Takes an archive over and answers what was said; proves that nothing of it stayed. */
async function refusalOf(file: string): Promise<string> {
  const { data, media } = victim.house.config
  const { code, err } = await run('import-region', '--from', file, '--slug', 'kai')
  expect(code).toBe(1)
  expect((await run('regions')).out.split('\n')).toHaveLength(3)
  expect(await readdir(media).catch(() => [])).toEqual([])
  expect((await readdir(data)).filter((name) => name.startsWith('.region'))).toEqual([])
  return err
}

describe('an archive with a file that no archive has', () => {
  it.each([
    '../../outside.ndjson',
    '/etc/cron.d/outside',
    'media/../../outside.webp',
    'media\\..\\outside.webp',
    'media/outside.webp',
    `media/${'a'.repeat(64)}-320.webp/../../x`,
    `media/${'a'.repeat(64)}-320.svg`,
    'records/../pages.00001.ndjson',
    'records/pages.ndjson',
    'editions/regions/../../x/1.json',
    'erasures.ndjson',
    'ankerplatz.sqlite',
    'dist/server.js',
  ])('%s is refused', async (name) => {
    const file = named()
    await forge(real, file, { more: [{ name, bytes: bytes('x') }] })
    expect(await refusalOf(file)).toContain('is not a file that an archive has')
  })

  it.each(['secret', `editions/parts/aa/${'a'.repeat(64)}.br`])('%s is none of a region', async (name) => {
    const file = named()
    await forge(real, file, { more: [{ name, bytes: bytes('x') }] })
    expect(await refusalOf(file)).toContain('does not belong to a region')
  })

  it('a picture that nothing names is refused', async () => {
    const file = named()
    await forge(real, file, { more: [{ name: `media/${'a'.repeat(64)}-320.webp`, bytes: bytes('x') }] })
    expect(await refusalOf(file)).toContain('belongs to no picture')
  })
})

describe('an archive that is not what it says', () => {
  it('without a manifest, or with more behind it, is refused', async () => {
    const [none, more, twice] = [named(), named(), named()]
    await pack(none, [{ name: 'records/pages.00001.ndjson', bytes: bytes('') }])
    expect(await refusalOf(none)).toContain('it has no manifest')
    const manifest = { name: 'manifest.json', bytes: bytes('{}') }
    await pack(more, [manifest])
    expect(await refusalOf(more)).toContain('no archive of ours')
    const piece = { name: 'records/pages.00001.ndjson', bytes: bytes('') }
    await pack(twice, [piece, piece])
    expect(await refusalOf(twice)).toContain('is there twice')
  })

  it('of a format to come is refused', async () => {
    const file = named()
    const { manifest, entries } = await openArchive(real)
    const files: Entry[] = []
    for await (const entry of entries()) files.push(entry)
    await pack(file, [...files, { name: 'manifest.json', bytes: bytes(json({ ...manifest, format: 2 })) }])
    expect(await refusalOf(file)).toContain('no archive of ours')
  })

  it('that unpacks to a thousand times its size is refused before it fills anything', async () => {
    const bomb = named()
    const zeros = gzipSync(Buffer.alloc(64 * 2 ** 20))
    await writeFile(bomb, zeros)
    expect(await refusalOf(bomb)).toContain('no archive of ours')
    const row = `${json({ a: 'x'.repeat(2 ** 20) })}\n`
    const pieces = Array.from({ length: 4 }, (_, i) => ({
      name: `records/pages.0000${i}.ndjson`,
      bytes: bytes(row.repeat(16)),
    }))
    await pack(bomb, pieces)
    expect(await refusalOf(bomb)).toContain('grows too much')
  })

  it.each<[string, Forgery, string]>([
    ['of a schema to come', { head: (head) => ({ ...head, schema: '9999-later' }) }, 'knows none newer'],
    [
      'of a schema that is an object',
      { head: (head) => ({ ...head, schema: '__proto__' }) },
      'knows none newer',
    ],
    [
      'of another region',
      { head: (head) => ({ ...head, region: { id: 'x', slug: 'hafen' } }) },
      'of another region',
    ],
    ['of no region', { head: (head) => ({ ...head, region: null }) }, 'no archive of ours'],
  ])('%s is refused', async (_, forgery, what) => {
    const file = named()
    await forge(real, file, forgery)
    expect(await refusalOf(file)).toContain(what)
  })
})

describe('rows that none of our commands would write', () => {
  const NOBODY = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a10'
  const set = (table: string) => ({ table, key: ['id'], columns: ['id'], itself: [] })

  it.each<[string, Forgery, string]>([
    [
      'a table that is not there',
      { head: (head) => ({ ...head, sets: [...head.sets, set('spies')] }) },
      'tables',
    ],
    [
      "the house's own book",
      { head: (head) => ({ ...head, sets: [...head.sets, set('kysely_migration')] }) },
      'tables',
    ],
    ['a column more', { rows: { pages: all((row) => ({ ...row, owner: 'x' })) } }, 'other columns'],
    ['a column less', { rows: { pages: first(({ number: _, ...row }) => row) } }, 'other columns'],
    [
      'a text in place of a number',
      { rows: { pages: first((row) => ({ ...row, position: 'x' })) } },
      'not as the house',
    ],
    [
      'a list in place of a text',
      { rows: { pages: first((row) => ({ ...row, icon: [] as never })) } },
      'is no row',
    ],
    [
      'nothing in place of a text',
      { rows: { texts: first((row) => ({ ...row, language: null })) } },
      'not as the house',
    ],
    ['an id twice', { rows: { pages: (rows) => [...rows, ...rows.slice(0, 1)] } }, 'not as the house'],
    ['a version of no text', { rows: { texts: (rows) => rows.slice(1) } }, 'not as the house'],
    [
      'a page of another region',
      { rows: { pages: first((row) => ({ ...row, region_id: NOBODY })) } },
      'not as the house',
    ],
    [
      'a version of another region',
      { rows: { versions: first((row) => ({ ...row, region_id: NOBODY })) } },
      'of another region',
    ],
    [
      'two regions',
      { rows: { regions: (rows) => [...rows, { ...rows[0], id: NOBODY, number: 99, slug: 'zwei' }] } },
      'of another region',
    ],
    [
      'a contact of elsewhere',
      { rows: { regions: all((row) => ({ ...row, contact_id: NOBODY })) } },
      'names nothing',
    ],
    [
      'a text about something elsewhere',
      { rows: { texts: first((row) => ({ ...row, subject_id: NOBODY })) } },
      'of nothing in the archive',
    ],
    [
      'a check of something elsewhere',
      {
        rows: {
          checks: (rows) => [
            ...rows,
            {
              region_id: kept.town.region,
              subject_kind: 'page',
              subject_id: NOBODY,
              checked_at: '2026-01-01T00:00:00.000Z',
              checked_by: 'x',
            },
          ],
        },
      },
      'of nothing in the archive',
    ],
    [
      'a time that is none',
      { rows: { publications: first((row) => ({ ...row, public_from: 'soon' })) } },
      'no moment',
    ],
    [
      'a colour that is a style',
      { rows: { regions: all((row) => ({ ...row, branding: json({ sea: 'red;}</style>', deep: null }) })) } },
      'branding',
    ],
    [
      'a status that we do not have',
      { rows: { regions: all((row) => ({ ...row, status: 'free' })) } },
      'status',
    ],
    [
      'a language that we do not know',
      { rows: { region_languages: first((row) => ({ ...row, language: 'xx' })) } },
      'does not know the language',
    ],
    [
      'a pictogram that is a path',
      { rows: { pages: first((row) => ({ ...row, icon: '../x' })) } },
      'cannot be taken',
    ],
    [
      'a picture whose hash is a path',
      { rows: { media: all((row) => ({ ...row, hash: '../../x' })) } },
      'picture of ours',
    ],
    [
      'an address with a slash',
      { rows: { versions: first((row) => ({ ...row, lines: json({ title: 'x', slug: '../x' }) })) } },
      'no part of an address',
    ],
    [
      'a website that is a script',
      {
        rows: {
          versions: first((row) => ({ ...row, lines: json({ name: 'x', website: 'javascript:alert(1)' }) })),
        },
      },
      'no address of a website',
    ],
    [
      'fields that are no texts',
      { rows: { versions: first((row) => ({ ...row, lines: json({ title: { toString: 'x' } }) })) } },
      'not readable',
    ],
  ])('%s is refused', async (_, forgery, what) => {
    const file = named()
    await forge(real, file, forgery)
    expect(await refusalOf(file)).toContain(what)
  })

  it('an id of another region that is here is refused', async () => {
    const file = named()
    const theirs = victim.pages.arzt.id
    const swap = (row: Row): Row => JSON.parse(json(row).replaceAll(kept.town.pages.arzt.id, theirs))
    const rows = Object.fromEntries(
      ['pages', 'texts', 'events', 'page_addresses'].map((table) => [table, all(swap)]),
    )
    await forge(real, file, { rows })
    expect(await refusalOf(file)).toMatch(/(is|are|there|here) already/)
  })
})

it('a script in a text is taken out, as when somebody saves it', async () => {
  const file = named()
  const content = '<p onclick="alert(1)">Guten Tag<script>alert(2)</script></p>'
  const change = (row: Row): Row =>
    String(row.bodies).includes('Bürgerbüro') ? { ...row, bodies: json({ content }) } : row
  await forge(real, file, { rows: { versions: all(change) } })
  const { code } = await run('import-region', '--from', file, '--slug', 'kai')
  expect(code).toBe(0)
  const back = join(victim.house.config.data, 'back.tar.gz')
  await run('export-region', '--region', 'kai', '--to', back)
  let seen = ''
  for await (const entry of (await openArchive(back)).entries()) seen += Buffer.from(entry.bytes).toString()
  expect(seen).toContain('Guten Tag')
  expect(seen).not.toContain('alert')
})

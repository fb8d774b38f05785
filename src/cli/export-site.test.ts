import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { createPage, publishPage, writePage } from '../domain/pages/index.ts'
import { addLanguage, createRegion, type RegionFacts } from '../domain/regions/index.ts'
import type { House } from '../house.ts'
import { freshInstallation, type Installation } from './testing-line.ts'
import { OPERATOR } from './the-region.ts'

const LONG = 'ነ'.repeat(100)

/** Two regions that are listed, one in its own colours, and one that is not. */
async function settle({ bus, worker }: House): Promise<void> {
  const found = async (slug: string, more: Partial<RegionFacts> = {}): Promise<string> => {
    const facts = { slug, name: slug, language: 'de', ...more }
    return bus.execute(createRegion, facts, OPERATOR)
  }
  const hafen = await found('hafen')
  await found('rotberg', { branding: { sea: '#7a1f1f', deep: '#3d0f0f' } })
  await found('versteck', { status: 'hidden' })
  await bus.execute(addLanguage, { region: hafen, language: 'ti', parent: 'de' }, OPERATOR)
  const write = async (page: string, language: string, head: number, slug: string): Promise<void> => {
    const text = { page, language, head, title: 'Titel', slug, content: '<p>Inhalt</p>' }
    const saved = await bus.execute(writePage, text, OPERATOR)
    await bus.execute(publishPage, { page, ...saved }, OPERATOR)
  }
  const page = await bus.execute(createPage, { region: hafen, parent: null, position: 0 }, OPERATOR)
  await write(page, 'de', 0, 'alt')
  await write(page, 'de', 1, 'neu')
  await write(page, 'ti', 0, LONG)
  await worker.drain()
}

describe.each(DATABASES)('the site as files, by command (%s)', (kind) => {
  let installation: Installation
  const at = (...path: string[]): string => join(installation.folder, ...path)
  const read = (...path: string[]): Promise<string> => readFile(at(...path), 'utf8')
  const make = (name: string, ...options: string[]) =>
    installation.run('export-site', '--out', at(name), ...options)

  beforeAll(async () => {
    installation = await freshInstallation(kind)
    await installation.inside(settle)
    expect(await make('all', '--url', 'https://guide.example')).toMatchObject({ code: 0 })
  })
  afterAll(() => installation.remove())

  it('takes the regions that are listed, and tells how much it was', async () => {
    const { code, out, err } = await make('again')
    expect(code).toBe(0)
    expect(out).toMatch(/^Exported: .*again\n {2}\d+ pages, \d+ files, [\d.]+ MB, in [\d.]+ s\n/)
    expect(err).toMatch(/\d+ of \d+ exported\n$/)
    expect(await readdir(at('again'))).toEqual(expect.arrayContaining(['hafen', 'rotberg', 'README.txt']))
    expect(await readdir(at('again'))).not.toContain('versteck')
  })

  it('takes a hidden region when it is named, and lists it nowhere', async () => {
    expect((await make('hidden', '--region', 'versteck', '--region', 'hafen')).code).toBe(0)
    expect(await read('hidden', 'versteck/de/index.html')).toContain('lang="de"')
    expect(await read('hidden', 'regions/de/index.html')).not.toContain('versteck')
    expect(await read('hidden', 'sitemap.xml')).not.toContain('versteck')
    expect(await readdir(at('hidden'))).not.toContain('rotberg')
  })

  it('names the address that it will be served at', async () => {
    expect(await read('all', 'hafen/de/neu/index.html')).toContain(
      '<link rel="canonical" href="https://guide.example/hafen/de/neu/"/>',
    )
    expect(await read('all', '.ankerplatz/nginx-server.conf')).toContain('Strict-Transport-Security')
  })

  it('a former address leads on, as a page and in nginx', async () => {
    expect(await read('all', 'hafen/de/alt/index.html')).toContain('content="0; url=/hafen/de/neu/"')
    expect(await read('all', '.ankerplatz/nginx-server.conf')).toContain(
      'location = "/hafen/de/alt/" { return 301 "/hafen/de/neu/"; }',
    )
  })

  it('an address too long for a file is written otherwise, found by nginx, and told', async () => {
    const { out } = await make('long')
    expect(out).toContain(`found with the nginx files only, because they are long:\n    /hafen/ti/${LONG}/`)
    const server = await read('long', '.ankerplatz/nginx-server.conf')
    const [, file = ''] =
      new RegExp(`location = "/hafen/ti/${LONG}/" { try_files "/([^"]+)"`).exec(server) ?? []
    expect(await read('long', file)).toContain('Titel')
  })

  it('regions in their own colours keep their own policy', async () => {
    const rows = (await read('all', '.ankerplatz/nginx-http.conf')).split('\n')
    const own = rows.find((row) => row.includes('"~^/rotberg/"')) ?? ''
    const house = rows.find((row) => row.includes('default "default-src')) ?? ''
    expect(own).toMatch(/style-src 'sha256-[^']+'/)
    expect(own.match(/sha256-[^']+/)?.[0]).not.toBe(house.match(/sha256-[^']+/)?.[0])
    expect(rows.filter((row) => row.includes('"~^/hafen/"'))).toEqual([])
  })

  it.each([
    [[], 2, 'Say where to'],
    [['--out', 'x', '--url', 'guide.example'], 2, 'should be an address without a path'],
    [['--out', 'x', '--url', 'https://guide.example/below/'], 2, 'should be an address without a path'],
    [['--out', 'x', '--region', 'atlantis'], 1, "There is no published region 'atlantis'"],
  ])('%j is refused and writes nothing', async (options, code, says) => {
    const placed = options.map((option) => (option === 'x' ? at('refused') : option))
    const refused = await installation.run('export-site', ...placed)
    expect(refused.code).toBe(code)
    expect(refused.err).toContain(says)
    expect(await readdir(installation.folder)).not.toContain('refused')
  })

  it('is the same when the server has made parts smaller on its shelf meanwhile', async () => {
    const before = await readlink(at('all'))
    const parts = at('var', 'editions', 'parts')
    for (const name of await readdir(parts, { recursive: true })) {
      if (!name.endsWith('.br')) continue
      const bytes = brotliDecompressSync(await readFile(join(parts, name)))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 0 }
      await writeFile(join(parts, name), brotliCompressSync(bytes, { params }))
    }
    const { out } = await make('all', '--url', 'https://guide.example')
    expect(out).toContain('Nothing has changed')
    expect(await readlink(at('all'))).toBe(before)
  })

  it('what cannot be read ends it, and the copy from before stays', async () => {
    const before = await readlink(at('all'))
    const parts = at('var', 'editions', 'parts')
    for (const name of await readdir(parts, { recursive: true }))
      if (name.endsWith('.br')) await writeFile(join(parts, name), 'broken')
    const { code, err } = await make('all')
    expect(code).toBe(1)
    expect(err).toContain('Publish the region anew and try again.')
    expect(await readlink(at('all'))).toBe(before)
    expect((await readdir(installation.folder)).filter((name) => name.includes('.part-'))).toEqual([])
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import {
  type PagesPart,
  sourcePartOf,
  type TitlesPart,
  type TreePart,
  treeOf,
} from '../domain/pages/public.ts'
import { freshInstallation, hasRealData, type Installation, REAL_DATA, writeSource } from './testing-line.ts'

interface Item {
  id: number
  path: string
  title: string
  content: string
  last_updated: string
  order: number
  parent: { id: number; path: string | null }
  available_languages: Record<string, { id: number }>
}

const COUNTIES = [
  { region: 'lkaugsburg', de: 238, en: 233, dead: 46, mended: 169 },
  { region: 'rems-murr-kreis', de: 362, en: 358, dead: 16, mended: 333 },
]
const LANGUAGES = ['de', 'en'] as const

/** What a reader sees: words, whatever the markup around them. */
const wordsOf = (html: string): string =>
  DomUtils.textContent(parseDocument(html).children)
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

describe.skipIf(!hasRealData).each(DATABASES)(
  'two real counties move in (%s)',
  { timeout: 60_000 },
  (kind) => {
    let installation: Installation
    beforeAll(async () => {
      installation = await freshInstallation(kind)
    })
    afterAll(() => installation.remove())

    it.each(COUNTIES)('all of $region is created, and dead links are counted', async (county) => {
      const file = join(installation.folder, `${county.region}.json`)
      const { code, out } = await installation.run(
        ...['import', 'integreat', REAL_DATA, '--region', county.region, '--report', file],
      )
      expect(code).toBe(0)
      expect(out).toContain(`${county.de} in de, ${county.en} in en`)
      expect(out).toContain(`${county.de + county.en} created, 0 changed, 0 unchanged, 0 refused`)
      const report = JSON.parse(await readFile(file, 'utf8'))
      expect(report.deadLinks).toHaveLength(county.dead)
      expect(report.mendedLinks).toBe(county.mended)
      expect(report.deadLinks[0]).toEqual({
        language: 'de',
        path: expect.stringContaining(`/${county.region}/de/`),
        address: expect.stringContaining('http'),
        words: expect.any(String),
        why: expect.any(String),
      })
    })

    it.each(COUNTIES)('the edition of $region is the source, page by page', async ({ region }) => {
      await installation.inside(async ({ editions }) => {
        const record = await editions.record(region)
        for (const language of LANGUAGES) {
          const items: Item[] = JSON.parse(
            await readFile(join(REAL_DATA, region, language, 'pages.json'), 'utf8'),
          )
          const parts = record?.languages.find((one) => one.language === language)?.parts ?? {}
          const part = <T>(name: string) => editions.part<T>(parts[name] as { hash: string; bytes: number })
          const tree = treeOf(await part<TreePart>('tree'), region)
          const titles = await part<TitlesPart>('titles')

          expect(tree.nodes.filter((node) => node.texts[language])).toHaveLength(items.length)
          for (const item of items) {
            const node = tree.find(item.path, language)
            if (!node) throw new Error(`${item.path} is not in the edition`)
            expect(tree.path(node.number, language)).toBe(item.path)
            expect(titles[node.number]).toBe(item.title.normalize('NFC').trim())
            const above = tree.ancestors(node.number).at(-1)
            expect(above ? tree.path(above.number, language) : null).toBe(item.parent.path)
            const page = (await part<PagesPart>(node.part))[node.number]
            expect(page?.writtenAt).toBe(new Date(item.last_updated).toISOString())
            const source = await part<Record<string, { content: string }>>(sourcePartOf(node.part))
            expect(wordsOf(source[node.number]?.content ?? '')).toBe(wordsOf(item.content))
            const others = LANGUAGES.filter((other) => other !== language && item.available_languages[other])
            expect(Object.keys(node.texts).sort()).toEqual([language, ...others].sort())
          }
          for (const [path, siblings] of Map.groupBy(items, (item) => item.parent.path)) {
            const wanted = siblings.sort((a, b) => a.order - b.order).map((item) => item.path)
            const parent = path === null ? null : (tree.find(path, language)?.number ?? -1)
            expect(tree.children(parent, language).map((node) => tree.path(node.number, language))).toEqual(
              wanted,
            )
          }
        }
      })
    })

    it.each(COUNTIES)('a second run of $region changes nothing', async ({ region, de, en }) => {
      const before = await installation.inside(({ editions }) => editions.record(region))
      const { code, out } = await installation.run('import', 'integreat', REAL_DATA, '--region', region)
      expect(code).toBe(0)
      expect(out).toContain(`0 created, 0 changed, ${de + en} unchanged, 0 refused`)
      expect(await installation.inside(({ editions }) => editions.record(region))).toEqual(before)
    })

    it('one changed item is one change', async () => {
      const itemsOf = async (language: string): Promise<Item[]> =>
        JSON.parse(await readFile(join(REAL_DATA, 'lkaugsburg', language, 'pages.json'), 'utf8'))
      const [de, en] = [await itemsOf('de'), await itemsOf('en')]
      const changed = en[40] as Item
      changed.title = `${changed.title}!`
      const source = await writeSource(installation.folder, 'lkaugsburg', { de, en })
      const { out } = await installation.run('import', 'integreat', source, '--region', 'lkaugsburg')
      expect(out).toContain('0 created, 1 changed, 470 unchanged, 0 refused')
      expect(out).toContain(`${changed.path}: title`)
    })
  },
)

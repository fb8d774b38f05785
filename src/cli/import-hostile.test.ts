import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { allRegions } from '../domain/regions/index.ts'
import { freshInstallation, type Installation, item, writeSource } from './testing-line.ts'

const below = (path: string, id = 1) => ({ parent: { id, url: null, path } })
const two = (more: Record<string, unknown>) => [item(1, '/town/de/a/'), item(2, '/town/de/b/', more)]

/** What is wrong -> the file, and what the error must name. */
const HOSTILE: Record<string, { de: unknown[] | string | Uint8Array; en?: unknown[]; says: string[] }> = {
  'not JSON': { de: '<html>404</html>', says: ['de: does not begin with ['] },
  'an error object instead of a list': { de: '{"error": "unknown"}', says: ['does not begin with ['] },
  'an empty file': { de: '', says: ['ends before its last bracket'] },
  'a file that is cut off': {
    de: JSON.stringify(two({})).slice(0, -40),
    says: ['de, item 1: ends in the middle'],
  },
  'broken JSON in an item': {
    de: `[${JSON.stringify(item(1, '/town/de/a/'))}, {"id": 2,}]`,
    says: ['item 1: is not JSON'],
  },
  'bytes that are not UTF-8': {
    de: Buffer.concat([Buffer.from('[{"id": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}]')]),
    says: ['item 0: is not UTF-8'],
  },
  'numbers in place of items': { de: '[1, 2]', says: ['item 0: is no object'] },
  'something behind the list': { de: '[] []', says: ['stands in the wrong place'] },
  '50 MB of brackets': { de: '['.repeat(50 * 2 ** 20), says: ['item 0: is no object'] },
  '50 MB of nesting': { de: `[${'{"a":'.repeat(10 * 2 ** 20)}`, says: ['nested more than 64 deep'] },
  'an item of 50 MB': {
    de: `[{"title":"${'a'.repeat(50 * 2 ** 20)}"}]`,
    says: ['item 0: has more than 8 MB'],
  },
  'a missing field': {
    de: two({ title: undefined }),
    says: ['de, item 1 (/town/de/b/), title: '],
  },
  'an empty title': { de: two({ title: '  ' }), says: ['(/town/de/b/), title: must not be empty'] },
  'a NUL': { de: two({ content: 'a\0b' }), says: ['content: has a character that no text has'] },
  'too much content': {
    de: two({ content: 'a'.repeat(1_000_001) }),
    says: ['content: is longer than a million'],
  },
  'content that grows too long when it is made harmless': {
    de: two({ content: '&'.repeat(500_000) }),
    says: ['de, item 1 (/town/de/b/), content: is too long'],
  },
  '300,000 elements that are never closed': {
    de: two({ content: '<b>'.repeat(300_000) }),
    says: ['item 1 (/town/de/b/), content: has more than 1000 elements open at once'],
  },
  'a date that is none': { de: two({ last_updated: '2024-02-31' }), says: ['last_updated: is no date'] },
  'a double path': {
    de: [...two({}), item(3, '/town/de/b/')],
    says: ['item 2 (/town/de/b/), path: is also'],
  },
  'a double id': { de: [...two({}), item(2, '/town/de/c/')], says: ['item 2 (/town/de/c/), id: is also'] },
  'one id in two languages': {
    de: two({}),
    en: [item(2, '/town/en/b/')],
    says: ['id: is also the id of de, item 1'],
  },
  'an unknown parent': {
    de: two({ path: '/town/de/x/b/', ...below('/town/de/x/') }),
    says: ['parent: is not in the source: /town/de/x/'],
  },
  'a page below itself': {
    de: two({ ...below('/town/de/b/') }),
    says: ['item 1 (/town/de/b/), parent: stands below itself'],
  },
  'a circle of three': {
    de: [
      item(1, '/town/de/a/', below('/town/de/b/')),
      item(2, '/town/de/b/', below('/town/de/c/')),
      item(3, '/town/de/c/', below('/town/de/a/')),
    ],
    says: [
      'item 0 (/town/de/a/), parent: stands below itself',
      'item 2 (/town/de/c/), parent: stands below itself',
    ],
  },
  "a path that is not its parent's and one part more": {
    de: two({ path: '/town/de/other/b/', ...below('/town/de/a/') }),
    says: ["path: is not its parent's (/town/de/a/)"],
  },
  'a path of another region': { de: two({ path: '/city/de/b/' }), says: ['does not begin with /town/de/'] },
  'a path that climbs': { de: two({ path: '/town/de/../' }), says: ["ends in '..'"] },
  'a slug that no address can have': { de: two({ path: '/town/de/B C/' }), says: ["ends in 'B C'"] },
  'a chapter where the site has its search': {
    de: two({ path: '/town/de/search/' }),
    says: ["'search' is an address of the site itself"],
  },
  'translations that contradict each other': {
    de: [
      item(1, '/town/de/a/', { available_languages: { en: { id: 9, path: null } } }),
      item(2, '/town/de/b/', { available_languages: { en: { id: 9, path: null } } }),
    ],
    en: [item(9, '/town/en/a/', { available_languages: { de: { id: 1, path: null } } })],
    says: ['item 1 (/town/de/b/), available_languages.en: names en, item 0 (/town/en/a/), which names 1'],
  },
  'parents that differ between languages': {
    de: [
      item(1, '/town/de/a/'),
      item(2, '/town/de/a/b/', {
        ...below('/town/de/a/'),
        available_languages: { en: { id: 9, path: null } },
      }),
    ],
    en: [item(9, '/town/en/b/', { available_languages: { de: { id: 2, path: null } } })],
    says: ['en, item 0 (/town/en/b/), parent: is another page than in de'],
  },
  'one parent with two ids': {
    de: [
      item(1, '/town/de/a/'),
      item(2, '/town/de/a/b/', below('/town/de/a/', 7)),
      item(3, '/town/de/a/c/', below('/town/de/a/', 8)),
    ],
    says: ['item 2 (/town/de/a/c/), parent: has the id 8 here and 7 elsewhere'],
  },
}

describe.each(DATABASES)(
  'hostile and broken input is refused by name, and nothing is written (%s)',
  (kind) => {
    let installation: Installation
    beforeEach(async () => {
      installation = await freshInstallation(kind)
    })
    afterEach(() => installation.remove())

    // What reaches the database is refused there too; the rest need not be shown twice.
    const cases = Object.entries(HOSTILE).filter(([name]) => kind === 'sqlite' || /grows/.test(name))

    it.each(cases)('%s', async (_, { de, en, says }) => {
      const source = await writeSource(installation.folder, 'town', { de, ...(en && { en }) })
      const { code, out, err } = await installation.run('import', 'integreat', source, '--region', 'town')
      expect(code).toBe(1)
      expect(out).toBe('')
      for (const words of says) expect(err).toContain(words)
      await installation.inside(async ({ database }) => {
        expect(await allRegions(database.reader)).toEqual([])
      })
    })
  },
)

describe('what the command line says', () => {
  let installation: Installation
  beforeEach(async () => {
    installation = await freshInstallation('sqlite')
  })
  afterEach(() => installation.remove())

  it('scripts, handlers and styles do not survive; the words do', async () => {
    const content =
      '<p style="padding-left: 30px" onclick="x()">Hallo <script>alert(1)</script><a href="javascript:x()">du</a></p>'
    const source = await writeSource(installation.folder, 'town', {
      de: [item(1, '/town/de/a/', { content })],
    })
    await installation.run('import', 'integreat', source, '--region', 'town')
    await installation.inside(async ({ editions }) => {
      const parts = (await editions.record('town'))?.languages[0]?.parts ?? {}
      const part = await editions.part(parts['pages/1'] as { hash: string; bytes: number })
      expect(JSON.stringify(part)).toContain('<p class=\\"s-indent\\">Hallo <a>du</a></p>')
    })
  })

  it('shows at most fifty faults', async () => {
    const items = Array.from({ length: 80 }, (_, i) => item(i + 1, `/town/de/p${i}/`, { title: '' }))
    const source = await writeSource(installation.folder, 'town', { de: items })
    const { err } = await installation.run('import', 'integreat', source, '--region', 'town')
    expect(err.match(/must not be empty/g)).toHaveLength(50)
    expect(err).toContain('... and 30 more')
  })

  it('a wrong call explains itself and ends with 2; help with 0', async () => {
    expect((await installation.run('import', 'integreat')).code).toBe(2)
    expect((await installation.run('import', 'integreat', 'x', '--region', '../..')).code).toBe(2)
    expect((await installation.run('import', 'integreat', 'x', '--unknown')).code).toBe(2)
    expect((await installation.run('sing')).code).toBe(2)
    expect((await installation.run('help')).out).toContain('ankerplatz import integreat')
    expect((await installation.run('import', 'integreat', 'nowhere', '--region', 'town')).err).toContain(
      'There is no folder',
    )
  })

  it('a language that the house does not know is named, or left out when nobody asked for it', async () => {
    const source = await writeSource(installation.folder, 'town', {
      de: [item(1, '/town/de/a/')],
      tlh: [item(2, '/town/tlh/a/')],
    })
    const run = (...more: string[]) =>
      installation.run('import', 'integreat', source, '--region', 'town', ...more)
    expect((await run('--language', 'tlh')).err).toContain("does not know the language 'tlh'")
    const { code, err } = await run()
    expect(code).toBe(0)
    expect(err).toContain("does not know the language 'tlh': it was left out")
  })
})

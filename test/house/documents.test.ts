import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../src/config.ts'
import { INTERFACE_LANGUAGES, languageOf } from '../../src/kernel/language.ts'
import { filesBelow, textOf } from './files.ts'
import { withSettings } from './settings-table.ts'

describe('the list of settings is told to operators', () => {
  const guide = textOf('docs/guides/settings.md')

  it('as it is in the code', () => {
    expect(Object.keys(SETTINGS.shape).length).toBeGreaterThan(10)
    expect(withSettings(guide), 'run: npm run settings').toBe(guide)
  })

  it('each with what it is for', () => {
    for (const [name, setting] of Object.entries(SETTINGS.shape))
      expect(setting.description, `${name}: add .describe()`).toBeTruthy()
  })

  it.each([
    ['a setting that is not told', guide.replace(/^\| `PORT`.*\n/m, '')],
    ['one that does not exist', guide.replace('`PORT`', '`COLOUR`')],
    ['another default', guide.replace('`4000`', '`80`')],
    ['another meaning', guide.replace('the port to serve on', 'the port of Hamburg')],
  ])('%s is found', (_, broken) => {
    expect(broken).not.toBe(guide)
    expect(withSettings(broken)).not.toBe(broken)
  })

  it('and no other guide has a list of its own', () => {
    const rows = filesBelow('docs', /[.]md$/).filter((path) => /^\| `[A-Z]+_[A-Z_]+` \|/m.test(textOf(path)))
    expect(rows).toEqual(['docs/guides/settings.md'])
  })
})

describe('what can be seen in logs and metrics is told to operators', () => {
  const guide = textOf('docs/guides/logs.md')
  const code = filesBelow('src', /(?<![.]test)[.]tsx?$/)
    .map(textOf)
    .join('\n')
  const names = (pattern: RegExp, text: string): string[] =>
    [...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name))].sort()
  const untold = (told: string): string[] =>
    [...names(/event: '([a-z.-]+)'/g, code), ...names(/^ {2}(\w+)[?]?: \w+/gm, fieldsOf('LogLine'))].filter(
      (name) => !told.includes(`\`${name}\``),
    )
  const fieldsOf = (name: string): string =>
    new RegExp(`interface ${name} \\{([^}]*)\\}`).exec(code)?.[1] ?? ''

  it('every event and every field', () => {
    expect(names(/event: '([a-z.-]+)'/g, code).length).toBeGreaterThan(8)
    expect(untold(guide)).toEqual([])
    expect(untold(guide.replace('`http.failed`', '').replace('`fault`', ''))).toEqual([
      'http.failed',
      'fault',
    ])
  })

  it('every metric', async () => {
    const { createMetrics } = await import('../../src/platform/metrics/metrics.ts')
    const text = await createMetrics(async () => ({}) as never).text()
    const metrics = names(/^# TYPE (ankerplatz_\w+)/gm, text)
    expect(metrics.length).toBeGreaterThan(10)
    expect(metrics.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
    const told = names(/`(ankerplatz_\w+)`/g, guide)
    expect(told.filter((name) => !metrics.includes(name))).toEqual([])
  })
})

const deadLinks = (path: string, text: string): string[] =>
  Array.from(text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g), ([, to = '']) => to)
    .filter((to) => !/^(https?|mailto):/.test(to) && !to.startsWith('#'))
    .filter((to) => !existsSync(join(dirname(path), to.replace(/#.*$/, ''))))
    .map((to) => `${path}: ${to}`)

it('links in documents lead to files that are there', () => {
  const documents = filesBelow('.', /[.]md$/)
  expect(deadLinks('docs/a.md', '[x](nowhere.md) [y](../README.md) [z](https://a.example)')).toEqual([
    'docs/a.md: nowhere.md',
  ])
  expect(documents.length).toBeGreaterThan(20)
  expect(documents.flatMap((path) => deadLinks(path, textOf(path)))).toEqual([])
})

it('README.md names every language of the interface', () => {
  const readme = textOf('README.md')
  expect(INTERFACE_LANGUAGES.filter((slug) => !readme.includes(languageOf(slug).name))).toEqual([])
  expect(readme).toContain(`${INTERFACE_LANGUAGES.length} languages`)
})

it('every module says in half a page what it is', () => {
  const modules = readdirSync('src/domain')
  expect(modules.filter((name) => !existsSync(`src/domain/${name}/README.md`))).toEqual([])
  for (const name of modules)
    expect(textOf(`src/domain/${name}/README.md`).split('\n').length, name).toBeLessThan(60)
})

it('decisions are numbered one after the other', () => {
  const numbers = readdirSync('docs/decisions').map((name) =>
    Number(/^(\d{4})-[a-z-]+[.]md$/.exec(name)?.[1]),
  )
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
})

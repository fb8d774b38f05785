import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INTERFACE_LANGUAGES, languageOf } from '../../src/kernel/language.ts'
import { filesBelow, textOf } from './files.ts'

/** Setting -> its default as it is written; null without one. */
function settingsIn(code: string): Map<string, string | null> {
  const pieces = code.split(/^ {2}(?=[A-Z][A-Z_]+: z\b)/m).slice(1)
  return new Map(
    pieces.map((piece) => [
      /^[A-Z_]+/.exec(piece)?.[0] ?? '',
      /[.]default\('?([^')]+)'?\)/.exec(piece)?.[1] ?? null,
    ]),
  )
}

/** Setting -> default, from the rows of a table: | `NAME` | `default` | meaning | */
const settingsTold = (text: string): Map<string, string> =>
  new Map(
    Array.from(text.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm), ([, name = '', value = '']) => [name, value]),
  )

function settingFaults(code: string, guide: string): string[] {
  const [there, told] = [settingsIn(code), settingsTold(guide)]
  const wrong = [...there].filter(
    ([name, value]) => told.has(name) && value !== null && told.get(name) !== `\`${value}\``,
  )
  return [
    ...[...there.keys()].filter((name) => !told.has(name)).map((name) => `${name} is not told`),
    ...[...told.keys()].filter((name) => !there.has(name)).map((name) => `${name} does not exist`),
    ...wrong.map(([name, value]) => `${name} is ${value} by default`),
  ]
}

describe("the operator's guide tells every setting with its default", () => {
  const guide = textOf('docs/guides/operate.md')
  const code = textOf('src/config.ts')

  it('and no other', () => {
    expect(settingsIn(code).size).toBeGreaterThan(5)
    expect(settingFaults(code, guide)).toEqual([])
  })

  it.each([
    ['a setting that is not told', guide.replace('| `PORT` |', '| port |'), 'PORT is not told'],
    ['one that does not exist', `${guide}\n| \`COLOUR\` | \`red\` | |`, 'COLOUR does not exist'],
    ['another default', guide.replace('| `4000` |', '| `80` |'), 'PORT is 4000 by default'],
  ])('%s is found', (_, broken, fault) => expect(settingFaults(code, broken)).toEqual([fault]))
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

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import rules from '../../architecture/dependency-cruiser.mjs'
import { withDiagram } from '../../architecture/diagram.mjs'
import { CENTRAL_MODULES, MODULE_NAMES, PARTS, partsNamed } from '../../architecture/map.mjs'

/** File -> what it imports. */
type Tree = Record<string, string[]>

/** For each rule a smallest house that breaks it, and no other rule. */
const BREAKERS: Record<string, Tree> = {
  ...Object.fromEntries(
    PARTS.map(({ name, path }) => [`${name.replace('/', '-')}-imports`, intruder(name, path)]),
  ),
  'modules-use-doors': { 'src/domain/pages/commands.ts': ['src/domain/translations/store.ts'] },
  'faces-use-doors': { 'src/cli/pages.ts': ['src/domain/pages/store.ts'] },
  'only-the-list-reads-manifests': { 'src/main.ts': ['src/domain/pages/module.ts'] },
  'only-stores-speak-sql': { 'src/domain/pages/queries.ts': ['kysely'] },
  'public-doors-are-pure': { 'src/domain/pages/public.ts': ['src/domain/translations/public.ts'] },
  'public-doors-reach-no-store': {
    'src/domain/pages/public.ts': ['src/domain/pages/rules.ts'],
    'src/domain/pages/rules.ts': ['src/domain/pages/store.ts'],
  },
  'runs-anywhere': { 'src/web/site/page.tsx': ['node:fs'] },
  'light-packages-only': { 'src/web/site/page.tsx': ['zod'] },
  'nothing-imports-tests': { 'src/main.ts': ['test/databases.ts'] },
  'runtime-without-dev-dependencies': { 'src/main.ts': ['vitest'] },
  'only-declared-packages': { 'src/main.ts': ['left-pad'] },
  'no-unknown-files': { 'src/main.ts': ['./nowhere.ts'] },
  'no-cycles': { 'src/kernel/hen.ts': ['src/kernel/egg.ts'], 'src/kernel/egg.ts': ['src/kernel/hen.ts'] },
}

function intruder(name: string, path: string): Tree {
  const file = path.endsWith('/') ? `${path.slice(1)}some.ts` : 'src/house.ts'
  if (name === 'composition') return { [file]: ['migrations/index.ts'] }
  if (name === 'cli') return { [file]: ['src/web/design/icons.ts'] }
  return { [file]: ['src/house.ts'] }
}

describe('every rule of imports bites', () => {
  it.each(rules.forbidden)('$name', async ({ name }) => {
    const tree = BREAKERS[name]
    expect(tree, `write a small house that breaks ${name}`).toBeDefined()
    const seen = await inTemporaryHouse(tree ?? {}, violations)
    expect(seen).toEqual([name])
  })

  it('and each says what to do instead', () => {
    for (const { name, comment } of rules.forbidden) expect(comment.length, name).toBeGreaterThan(30)
  })
})

describe('the house keeps the rules', () => {
  it('imports go where the map allows', async () => {
    const { summary, modules } = await cruiseHere(['src', 'migrations', 'locales', 'test', 'architecture'])
    // A checker that sees nothing is content with everything: TypeScript 7 alone makes it see no file.
    expect(modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length).toBeGreaterThan(50)
    expect(modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(200)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  })

  it('every folder is on the map, and the map names no other', () => {
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    expect(folders('src/domain').sort()).toEqual([...MODULE_NAMES].sort())
    const known = ['cli', 'domain', 'edition', 'kernel', 'platform', 'web']
    expect(folders('src').filter((name) => !known.includes(name))).toEqual([])
    expect(folders('src/platform').sort()).toEqual(namesBelow('platform'))
    expect(folders('src/web').sort()).toEqual(namesBelow('web'))
  })

  it('no module may import a central one', () => {
    for (const { name, may } of MODULE_NAMES.flatMap((module) => partsNamed(module)))
      expect(
        may.filter((other) => CENTRAL_MODULES.includes(other)),
        name,
      ).toEqual([])
  })

  it.skipIf(!existsSync('ARCHITECTURE.md'))('the diagram in ARCHITECTURE.md is the map of today', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    expect(withDiagram(text), 'run: npm run architecture:diagram').toBe(text)
  })
})

describe('the diagram', () => {
  const empty = '# A\n<!-- diagram: made by npm run architecture:diagram -->\n<!-- /diagram -->\nrest\n'

  it('shows every module and every door, and writing it again changes nothing', () => {
    const once = withDiagram(empty)
    for (const name of MODULE_NAMES) expect(once).toMatch(new RegExp(`^    ${name}( -->|$)`, 'm'))
    expect(once).toContain('    contacts --> translations & organisations\n')
    expect(once.endsWith('rest\n')).toBe(true)
    expect(withDiagram(once)).toBe(once)
  })

  it('needs its place in the text', () => expect(() => withDiagram('# A')).toThrow('needs the lines'))
})

const namesBelow = (prefix: string) =>
  partsNamed(prefix)
    .map(({ name }) => name.slice(prefix.length + 1))
    .sort()

async function cruiseHere(folders: string[]): Promise<ICruiseResult> {
  const { forbidden, options } = rules
  const { output } = await cruise(folders, { ...options, validate: true, ruleSet: { forbidden } } as object, {
    ...options.enhancedResolveOptions,
  })
  if (typeof output === 'string') throw new Error(output)
  return output
}

async function violations(): Promise<string[]> {
  const folders = readdirSync('.').filter((name) => name !== 'node_modules' && name !== 'package.json')
  const { summary } = await cruiseHere(folders)
  return [...new Set(summary.violations.map(({ rule }) => rule.name))]
}

/** Builds a house of these files in a temporary folder, and does something in it. */
async function inTemporaryHouse<T>(tree: Tree, act: () => Promise<T>): Promise<T> {
  const here = process.cwd()
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-rule-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  try {
    await write(
      'package.json',
      JSON.stringify({
        type: 'module',
        dependencies: { kysely: '1', zod: '1' },
        devDependencies: { vitest: '1' },
      }),
    )
    for (const name of ['kysely', 'zod', 'vitest', 'left-pad']) {
      await write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      )
      await write(`node_modules/${name}/index.js`, '')
    }
    for (const target of Object.values(tree).flat())
      if (target.includes('/') && !target.startsWith('.')) await write(target, 'export {}')
    for (const [file, imports] of Object.entries(tree)) {
      const up = '../'.repeat(file.split('/').length - 1)
      const from = (target: string) =>
        target.includes('/') && !target.startsWith('.') ? up + target : target
      await write(file, imports.map((target) => `import '${from(target)}'`).join('\n'))
    }
    process.chdir(folder)
    return await act()
  } finally {
    process.chdir(here)
    await rm(folder, { recursive: true, force: true })
  }
}

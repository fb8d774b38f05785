import { describe, expect, it } from 'vitest'
import { filesBelow, textOf } from './files.ts'

const TEXTS = /[.](ts|tsx|mjs|md|html|css|json|ya?ml|toml|sh)$|^bin[/]|^[.]ci[/]|[.]npmrc$/
const CODE = /[.]tsx?$/

interface Ban {
  what: string
  pattern: RegExp
  /** Where it is right. */
  except: RegExp
  /** What would break it. */
  breaker: string
}

const NOWHERE = /^$/
const BANS: Ban[] = [
  {
    what: 'a path of somebody’s machine',
    pattern: /(?<![\w.])[/](work|root|home[/]\w+|Users[/]\w+)[/]/,
    except: NOWHERE,
    breaker: `see ${['', 'root', 'notes.md'].join('/')}`,
  },
  {
    what: 'the host of a package registry: which one is everybody’s own setting',
    pattern: /\bregistry[.]\w+[.]\w+|"resolved": "https?:/,
    except: NOWHERE,
    breaker: `https://${['registry', 'npmjs', 'org'].join('.')}/hono`,
  },
]
const CODE_BANS: Ban[] = [
  {
    what: 'console: log with platform/log, print with cli/',
    pattern: /\bconsole[.]\w/,
    except: /^src[/]cli[/]/,
    breaker: `${'console'}.log(1)`,
  },
  {
    what: '`tables` outside a store: a module’s only SQL is in its store.ts',
    pattern: /\btables<|import [^\n]*\btables\b[^\n]*handle[.]ts/,
    except:
      /^src[/]domain[/][^/]+[/]store[-a-z]*[.]ts$|^src[/]platform[/](database|jobs|commands|mail)[/]|[.]test[.]tsx?$|[/]testing-[a-z-]+[.]ts$/,
    breaker: `${'tables'}<PageTables>(tx)`,
  },
]

const faultsOf = (path: string, text: string, { pattern, except }: Ban): string[] =>
  except.test(path)
    ? []
    : text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 100)}`] : []))

describe('what no text of ours contains', () => {
  const files = filesBelow('.', TEXTS).map((path) => [path, textOf(path)] as const)
  it.each(BANS)('$what', (ban) => {
    expect(faultsOf('README.md', ban.breaker, ban)).toHaveLength(1)
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap(([path, text]) => faultsOf(path, text, ban))).toEqual([])
  })
})

describe('what no code of the house contains', () => {
  const files = filesBelow('src', CODE).map((path) => [path, textOf(path)] as const)
  it.each(CODE_BANS)('$what', (ban) => {
    expect(faultsOf('src/kernel/some.ts', ban.breaker, ban)).toHaveLength(1)
    expect(files.flatMap(([path, text]) => faultsOf(path, text, ban))).toEqual([])
  })
})

/** Names that say nothing: a file of that name takes in everything that nobody has thought about. */
const NO_NAME = /(^|[/])(utils?|helpers?|managers?|common|misc)([.][^/]*)?([/]|$)/

it('no file and no folder is called utils, helpers, managers, common or misc', () => {
  expect(NO_NAME.test('src/domain/pages/helpers.ts')).toBe(true)
  expect(NO_NAME.test('src/utils/dates.ts')).toBe(true)
  expect(filesBelow('.', NO_NAME)).toEqual([])
})

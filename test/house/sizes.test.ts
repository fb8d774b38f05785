import { expect, it } from 'vitest'
import { filesBelow, note, textOf } from './files.ts'

const LONGEST = 300
const WORTH_A_LOOK = 200
const LARGEST_MEDIAN = 60

/** Files that may be longer, each with the reason. */
const EXCEPTIONS: Record<string, string> = {}

const linesOf = (text: string): number => text.trimEnd().split('\n').length
const median = (sizes: readonly number[]): number =>
  [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
const tooLong = (sizes: readonly (readonly [string, number])[]): string[] =>
  sizes
    .filter(([path, lines]) => lines > LONGEST && !EXCEPTIONS[path])
    .map(([path, lines]) => `${path}: ${lines}`)

const sizes = filesBelow('src', /[.]tsx?$/).map((path) => [path, linesOf(textOf(path))] as const)

it(`a file has at most ${LONGEST} lines`, () => {
  const long = sizes.filter(([, lines]) => lines > WORTH_A_LOOK)
  if (long.length > 0) note(`files of more than ${WORTH_A_LOOK} lines\n${table(long)}`)
  expect(tooLong([['src/kernel/everything.ts', 301]])).toHaveLength(1)
  expect(tooLong(sizes)).toEqual([])
})

it('every exception is still needed', () => {
  const lines = new Map(sizes)
  for (const path of Object.keys(EXCEPTIONS)) expect(lines.get(path) ?? 0, path).toBeGreaterThan(LONGEST)
})

it(`half of the files have at most ${LARGEST_MEDIAN} lines`, () => {
  const own = sizes.filter(([path]) => !/[.]test[.]|[/]testing-/.test(path)).map(([, lines]) => lines)
  expect(own.length).toBeGreaterThan(50)
  expect(median([1, 2, 90, 91, 92])).toBeGreaterThan(LARGEST_MEDIAN)
  expect(median(own)).toBeLessThanOrEqual(LARGEST_MEDIAN)
})

const table = (rows: readonly (readonly [string, number])[]): string =>
  [...rows]
    .sort(([, a], [, b]) => b - a)
    .map(([path, lines]) => `  ${String(lines).padStart(4)}  ${path}`)
    .join('\n')

import { expect, it } from 'vitest'
import { textOf } from './files.ts'

interface Locked {
  optionalDependencies?: Record<string, string>
}

/** Packages that a package names as optional (its programs for other systems) and that the lockfile does not have. */
const missingIn = (packages: Record<string, Locked>): string[] =>
  Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${at}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )

it('the lockfile is whole, so that npm ci takes it on every system', () => {
  const breaker = { 'node_modules/tool': { optionalDependencies: { 'tool-darwin': '1.0.0' } } }
  expect(missingIn(breaker)).toEqual(['tool-darwin'])
  // A registry that lacks some of them makes npm leave them out: run npm install where the registry has them all.
  expect(missingIn(JSON.parse(textOf('package-lock.json')).packages)).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Not ours, or made anew by the build: .gitignore, in other words. */
const NOT_OURS = new Set(['node_modules', '.runtime', '.git', 'dist', 'var', 'coverage'])

/**
 * The files below a folder whose path matches, as paths from the root of the repository, sorted.
 * @example filesBelow('src', /[.]tsx?$/)
 */
export function filesBelow(folder: string, matching: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(path, matching)
      return matching.test(path) ? [path] : []
    })
    .sort()
}

export const textOf = (path: string): string => readFileSync(path, 'utf8')

/** A line for a person who reads the output of bin/test, which shows lines that begin like this. */
export const note = (text: string): boolean =>
  process.stderr.write(text.replace(/^/gm, 'note: ').concat('\n'))

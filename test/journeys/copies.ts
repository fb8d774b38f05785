import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { VisitedHouse } from './one-house.ts'

const run = promisify(execFile)

/** Exported copies of the visited house, made by its command line, in a folder that goes away with them. */
export interface Copies {
  folder: string
  /** The settings of the command line. */
  environment: NodeJS.ProcessEnv
  at(name: string): string
  /** Rejects with code and output when the command does not end well. */
  make(name: string, ...options: string[]): Promise<{ stdout: string; stderr: string }>
  remove(): Promise<void>
}

/** @example const made = await openCopies(inject('house')) */
export async function openCopies({ data, url }: VisitedHouse): Promise<Copies> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-copies-'))
  // nginx may run as somebody else.
  await chmod(folder, 0o755)
  const environment = { ...process.env, ANKERPLATZ_DATA: data, ANKERPLATZ_URL: url }
  const at = (name: string): string => join(folder, name)
  return {
    folder,
    environment,
    at,
    make: (name, ...options) =>
      run(process.execPath, ['dist/cli.js', 'export-site', '--out', at(name), ...options], {
        env: environment,
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

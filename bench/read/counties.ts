import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Two real counties as Integreat gave them out: 1,191 pages. They are not part of this repository. */
const COUNTIES = ['lkaugsburg', 'rems-murr-kreis']

/** Moves the counties in by the command line; answers those whose data are there. */
export async function importCounties(settings: NodeJS.ProcessEnv): Promise<string[]> {
  const source = join(process.env.SHARED ?? '../shared', 'data/integreat')
  const there = COUNTIES.filter((county) => existsSync(join(source, county)) && existsSync('dist/cli.js'))
  for (const county of there) {
    await promisify(execFile)(
      process.execPath,
      ['dist/cli.js', 'import', 'integreat', source, '--region', county],
      { env: { ...process.env, ...settings }, timeout: 120_000, maxBuffer: 10_000_000 },
    )
  }
  return there
}

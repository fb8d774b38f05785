import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RunningHouse } from './running-house.ts'

const run = promisify(execFile)
const COMMAND_LINE = 'dist/cli.js'

/** Two real counties as Integreat gave them out: 1,191 pages with everything that editors do. */
export const COUNTIES = ['lkaugsburg', 'rems-murr-kreis'] as const

/** Moves the two counties in by the command line, while the server runs. False, and said, where their data are not. */
export async function importCounties({ environment }: RunningHouse): Promise<boolean> {
  const source = join(process.env.SHARED ?? '../shared', 'data/integreat')
  const missing = [COMMAND_LINE, ...COUNTIES.map((region) => join(source, region))].filter(
    (path) => !existsSync(path),
  )
  if (missing.length > 0) {
    process.stderr.write(`note: journeys through the two real counties are skipped: no ${missing[0]}\n`)
    return false
  }
  for (const region of COUNTIES) {
    await run(process.execPath, [COMMAND_LINE, 'import', 'integreat', source, '--region', region], {
      env: environment,
      timeout: 60_000,
      maxBuffer: 10_000_000,
    })
  }
  return true
}

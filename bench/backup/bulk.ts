import { execFileSync } from 'node:child_process'
import { readConfig } from '../../src/config.ts'
import { fill } from '../scale/fill.ts'

const TEXT_BYTES = 3000

/** An installation with so many regions, filled by a process of its own: its memory is not what is measured. */
export async function pagesInBulk(data: string, regions: number): Promise<void> {
  execFileSync(process.execPath, [import.meta.filename, data, String(regions)], { stdio: 'inherit' })
}

if (import.meta.main) {
  const [data = '', regions] = process.argv.slice(2)
  await fill(readConfig({ ANKERPLATZ_DATA: data }), Number(regions), TEXT_BYTES)
}

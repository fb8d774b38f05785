import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { moveInDemo, readDemo } from '../src/domain/interop/index.ts'
import { makeNextSmaller, partFile } from '../src/domain/publishing/index.ts'
import { newestRecord } from '../src/domain/publishing/records.ts'
import type { EditionRecord, PartRef } from '../src/edition/manifest.ts'
import { openHouse } from '../src/house.ts'
import { SYSTEM } from '../src/kernel/actor.ts'
import { createLog } from '../src/platform/log/log.ts'
import { kB, largest, median, ms, seconds } from './figures.ts'
import { importCounties } from './read/counties.ts'
import { isShort, tell } from './report.ts'

/** What making parts smaller in the background saves, and what it costs: the demo county, and the real ones if they are there. */
const data = await mkdtemp(join(tmpdir(), 'ankerplatz-smaller-'))
const settings = { ANKERPLATZ_DATA: data, DATABASE_URL: '', ANKERPLATZ_DEMO: 'off' }
const { shelf } = readConfig(settings)

try {
  await moveIn()
  const counties = isShort ? [] : await importCounties(settings)
  const [sizes, times] = [[], []] as [string[][], string[][]]
  for (const region of ['ankerland', ...counties]) {
    const record = await newestRecord(shelf, region)
    if (!record) throw new Error(`${region} has no edition`)
    const before = await sizesOf(record)
    const took = await makeAllSmaller(region)
    const after = await sizesOf(record)
    for (const [i, { language }] of record.languages.entries()) {
      const [all, device] = before[i] ?? [0, 0]
      const [allNow, deviceNow] = after[i] ?? [0, 0]
      sizes.push([region, language, ...[all, allNow, device, deviceNow].map(kB)])
    }
    const sum = took.reduce((total, one) => total + one, 0)
    times.push([region, String(took.length), seconds(sum), ms(median(took)), ms(largest(took))])
  }
  tell({
    name: 'smaller',
    title: 'Parts made smaller in the background',
    notes: [
      'Publishing stores parts as brotli of quality 5; when nothing is published, they are stored again at quality 11.',
      'A device takes every part but `source/...`, which is for the API. Parts that languages share count in each.',
      'Time is that of one part read, compressed, checked and written durably. The house rests three times as long after each.',
    ],
    tables: [
      {
        title: 'Size',
        head: ['region', 'language', 'all at 5', 'all at 11', 'for a device at 5', 'at 11'],
        rows: sizes,
      },
      { title: 'Time', head: ['region', 'parts', 'in all', 'one part, p50', 'longest'], rows: times },
    ],
  })
} finally {
  await rm(data, { recursive: true, force: true })
}

async function moveIn(): Promise<void> {
  const house = await openHouse(readConfig(settings), { log: createLog('warn') })
  try {
    await house.bus.execute(moveInDemo, await readDemo('demo', house.config.media), SYSTEM)
    await house.worker.drain()
  } finally {
    await house.close()
  }
}

/** Of each language: bytes of all its parts, and of those that a device takes. */
function sizesOf({ languages }: EditionRecord): Promise<(readonly [number, number])[]> {
  const stored = async ([name, { hash }]: readonly [string, PartRef]) =>
    [name, (await stat(partFile(shelf, hash))).size] as const
  const sum = (some: readonly (readonly [string, number])[]): number =>
    some.reduce((total, [, bytes]) => total + bytes, 0)
  return Promise.all(
    languages.map(async ({ parts }) => {
      const sizes = await Promise.all(Object.entries(parts).map(stored))
      return [sum(sizes), sum(sizes.filter(([name]) => !name.startsWith('source/')))] as const
    }),
  )
}

async function makeAllSmaller(region: string): Promise<number[]> {
  const took: number[] = []
  for (;;) {
    const began = performance.now()
    if ((await makeNextSmaller(shelf, region)) === undefined) return took
    took.push(performance.now() - began)
  }
}

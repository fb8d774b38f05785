import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../../src/config.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import type { RealServer } from '../../test/real-server.ts'
import { type BigRegion, changed, pageOf } from './big-region.ts'
import { openEditor } from './editor.ts'

const LOOK_EVERY_MS = 2
const PATIENCE_MS = 20_000

export interface Seen {
  /** Milliseconds from the commit until the page showed it, round by round. */
  waits: readonly number[]
  /** Of them, what the publishing thread took, as the server says in its log. */
  publishing: readonly number[]
}

/** Changes made by the server itself. */
export async function seenAfterCommit(server: RealServer, region: BigRegion, rounds: number): Promise<Seen> {
  const waits: number[] = []
  for (let round = 0; round < rounds; round++) {
    const mark = `mark-here-${round}-`
    const { path } = pageOf(region, round + 100)
    await (await fetch(server.url + path)).text()
    const before = server.said().length
    server.tell(JSON.stringify(changed(region, round + 100, mark)))
    const seen = await shown(server.url + path, mark)
    const committed = /committed (\d+)/.exec(server.said().slice(before))?.[1]
    if (!committed) throw new Error(`it did not commit: ${server.said()}`)
    waits.push(Number(seen - BigInt(committed)) / 1e6)
  }
  return { waits, publishing: publishedIn(server) }
}

/** Changes made by this process, which tells nobody. */
export async function seenFromElsewhere(
  server: RealServer,
  config: Config,
  region: BigRegion,
  rounds: number,
): Promise<Seen> {
  const database = openDatabase(config.database)
  const edit = openEditor(database)
  const waits: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const mark = `mark-elsewhere-${round}-`
      await edit(changed(region, round + 200, mark))
      const committed = process.hrtime.bigint()
      const seen = await shown(server.url + pageOf(region, round + 200).path, mark)
      waits.push(Number(seen - committed) / 1e6)
      await sleep(Math.random() * 1000)
    }
  } finally {
    await database.close()
  }
  return { waits, publishing: publishedIn(server).slice(-rounds) }
}

const publishedIn = (server: RealServer): number[] =>
  [...server.said().matchAll(/"event":"edition.published".*?"ms":([\d.]+)/g)].map(([, ms]) => Number(ms))

async function shown(address: string, mark: string): Promise<bigint> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const text = await (await fetch(address)).text()
    if (text.includes(mark)) return process.hrtime.bigint()
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error(`${address} does not show '${mark}' after ${PATIENCE_MS} ms`)
}

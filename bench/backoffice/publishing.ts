import { setTimeout as sleep } from 'node:timers/promises'
import { busOver } from '../../src/bus.ts'
import { writePage } from '../../src/domain/pages/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { type BigRegion, changed, pageOf } from '../publish/big-region.ts'
import type { Colleague } from './colleague.ts'

const LOOK_EVERY_MS = 2
const FIRST_MS = 600_000
const PATIENCE_MS = 20_000

/** A text is saved as a draft; then the form with the button is sent, and a reader asks until the public page shows it. */
export async function publishedAfterClick(
  url: string,
  { headers }: Colleague,
  database: Database,
  region: BigRegion,
  rounds: number,
): Promise<number[]> {
  const bus = busOver(database, systemClock, () => {})
  const waits: number[] = []
  for (let round = 0; round < rounds; round++) {
    const mark = `mark-${round}-`
    const { id, path } = pageOf(region, round)
    await bus.execute(writePage, changed(region, round, mark), SYSTEM)
    await (await fetch(url + path)).text()
    const body = new URLSearchParams({ [`tick.${id}`]: 'on', what: 'publish', 'in.de': 'on' })
    const began = performance.now()
    const clicked = fetch(`${url}/backoffice/regions/${region.slug}/pages/bulk`, {
      method: 'POST',
      headers,
      body,
    })
    // Round 0 is for warming up.
    const seen = await shown(url + path, mark, clicked)
    if (round > 0) waits.push(seen - began)
    if ((await clicked).status !== 200) throw new Error(`publishing answers ${(await clicked).status}`)
  }
  return waits
}

async function shown(address: string, mark: string, clicked: Promise<Response>): Promise<number> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const text = await (await fetch(address)).text()
    if (text.includes(mark)) return performance.now()
    await sleep(LOOK_EVERY_MS)
  }
  const [, answer = ''] = /<main[^>]*>(.*?)<\/main>/s.exec(await (await clicked).text()) ?? []
  throw new Error(
    `${address} does not show '${mark}' after ${PATIENCE_MS} ms; the click answered ${answer.replaceAll(/<[^>]+>/g, ' ')}`,
  )
}

/** Waits until the region is public for the first time, with all that it has: nothing is measured meanwhile. */
export async function firstPublished(url: string, region: BigRegion): Promise<void> {
  const until = performance.now() + FIRST_MS
  while ((await fetch(url + pageOf(region, 0).path)).status !== 200) {
    if (performance.now() > until) throw new Error('the region is not public yet')
    await sleep(500)
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../platform/log/log.ts'
import { publishedRegions } from './records.ts'
import { makeNextSmaller } from './smaller.ts'

/** Makes parts smaller when there is nothing else to do. */
export interface Shrinking {
  /** A region has a new edition. */
  wake(region: string): void
  /** Resolves when nothing is left to do. */
  done(): Promise<void>
}

/** The first readers of a server that has just started come first. */
const START_MS = 60_000
const LOOK_AGAIN_MS = 1000
/** Of one core it takes a quarter: after each part it rests three times as long as the part took. */
const REST = 3

/**
 * One part after the other, those of the regions that were published last first, then those of all others. It begins a part
 * only when `isBusy` says no; what fails is tried again after the region's next publication.
 * @example const shrinking = startShrinking({ shelf, log, isBusy: () => publishing > 0 })
 */
export function startShrinking(parts: {
  shelf: string
  log: Log
  isBusy(): boolean
  rest?: (ms: number) => Promise<unknown>
}): Shrinking {
  // It keeps no process alive.
  const { shelf, log, isBusy, rest = (ms) => sleep(ms, undefined, { ref: false }) } = parts
  const woken: string[] = []
  let others: Promise<string[]> | undefined = publishedRegions(shelf)
  let running: Promise<void> | undefined

  async function work(): Promise<void> {
    if (others) await rest(START_MS)
    for (let region = await next(); region !== undefined; region = await next()) await shrink(region)
    running = undefined
  }

  async function next(): Promise<string | undefined> {
    const last = woken.pop()
    if (last !== undefined || others === undefined) return last
    woken.push(...(await others))
    others = undefined
    return woken.pop()
  }

  async function shrink(region: string): Promise<void> {
    try {
      for (let hash: string | undefined = region; hash !== undefined; ) {
        while (isBusy()) await rest(LOOK_AGAIN_MS)
        const began = performance.now()
        hash = await makeNextSmaller(shelf, region)
        await rest(REST * (performance.now() - began))
      }
    } catch (error) {
      log.warn({ event: 'edition.not-made-smaller', region, fault: String(error) })
    }
  }
  running = work()

  return {
    wake(region) {
      if (!woken.includes(region)) woken.push(region)
      running ??= work()
    },
    async done() {
      await running
    },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { addressesOf, stateOf, Torn } from './shipyard.ts'

/** The states that the pages of a region show, each page whole. Throws when one answers anything else than 200. */
export async function statesShown(url: string, region = 'werft'): Promise<number[]> {
  const states: number[] = []
  for (const address of addressesOf(region)) {
    const answer = await fetch(url + address)
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
    states.push(stateOf(text))
  }
  return states
}

/**
 * Waits until something is so, looking often; throws what was wrong last when it takes too long, and what was torn at once.
 * @example await until(20_000, async () => expect(await statesShown(url)).toEqual([7]))
 */
export async function until(patienceMs: number, look: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      await look()
      return
    } catch (error) {
      if (error instanceof Torn || performance.now() > deadline) throw error
    }
    await sleep(200)
  }
}

import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'

/** Failures that cost nothing: everybody mistypes. */
const FREE = 5
/** The same while strangers try everywhere. */
const FREE_IN_A_STORM = 1
/** So many failures of all accounts together within the window are a storm. */
const STORM = 200
const WINDOW_MS = 10 * 60_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** After this long without a failure, all is forgotten. */
const FORGET_MS = 24 * 3600_000
const REMEMBERED = 20_000

/** What is known of the failures of one account: how many in a row, and when the last one was. */
export interface Failures {
  count: number
  lastAt: number
}

export interface Pauses {
  /** Whether failures for this address are remembered here; if not, `recall` says what the database knows. */
  knows(email: string): boolean
  recall(email: string, failures: Failures): void
  /**
   * Asks to try. Answers the milliseconds to wait; 0: the try is on, and counts as a failure until `succeeded` is called,
   * so that guesses sent at the same moment are counted too.
   */
  ask(email: string): number
  succeeded(email: string): void
}

/**
 * Pauses that double after failures, by account and not by where somebody comes from: addresses of the network are not
 * stored. Accounts that do not exist are counted alike, under a keyed hash that nobody knows after a restart.
 * @example const wait = pauses.ask('oksana@ankerland.example')
 */
export function createPauses(clock: Clock): Pauses {
  const key = randomBytes(32)
  const known = new Map<string, Failures>()
  let recent: number[] = []
  const nameOf = (email: string): string =>
    createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64')
  const now = (): number => Date.parse(clock())

  function remember(name: string, failures: Failures): void {
    known.delete(name)
    known.set(name, failures)
    if (known.size > REMEMBERED) known.delete(known.keys().next().value as string)
  }

  return {
    knows: (email) => known.has(nameOf(email)),
    recall: (email, failures) => remember(nameOf(email), failures),
    ask(email) {
      const at = now()
      recent = recent.filter((failedAt) => failedAt > at - WINDOW_MS)
      const name = nameOf(email)
      const { count, lastAt } = known.get(name) ?? { count: 0, lastAt: at }
      const counted = lastAt < at - FORGET_MS ? 0 : count
      const wait = lastAt + pauseAfter(counted, recent.length > STORM) - at
      if (wait > 0) return wait
      recent.push(at)
      remember(name, { count: counted + 1, lastAt: at })
      return 0
    },
    succeeded(email) {
      recent.pop()
      known.delete(nameOf(email))
    },
  }
}

/**
 * How long to wait after so many failures in a row.
 * @example pauseAfter(8, false) // 8000: 2, 4, 8 seconds after the sixth, seventh, eighth
 */
export const pauseAfter = (count: number, storm: boolean): number => {
  const beyond = count - (storm ? FREE_IN_A_STORM : FREE)
  return beyond <= 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(beyond, 30))
}

import type { Instant } from './kernel/instant.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Outcome } from './platform/metrics/labels.ts'

/** Who wants to know each time, how it went and how many milliseconds it took. */
export interface Watcher {
  wrote(outcome: Outcome, ms: number): void
  published(outcome: Outcome, ms: number): void
}

/** How the house is doing since it was opened: what health tells and metrics count. */
export interface Vitals extends Watcher {
  /** How the last transaction ended; null before the first. */
  readonly lastWrite: Outcome | null
  /** When a publication failed last, since the start. */
  readonly publicationFailedAt: Instant | null
  watch(watcher: Watcher): void
}

export function createVitals(clock: Clock): Vitals {
  const watchers: Watcher[] = []
  let lastWrite: Outcome | null = null
  let publicationFailedAt: Instant | null = null
  return {
    get lastWrite() {
      return lastWrite
    },
    get publicationFailedAt() {
      return publicationFailedAt
    },
    wrote(outcome, ms) {
      lastWrite = outcome
      for (const watcher of watchers) watcher.wrote(outcome, ms)
    },
    published(outcome, ms) {
      if (outcome !== 'done') publicationFailedAt = clock()
      for (const watcher of watchers) watcher.published(outcome, ms)
    },
    watch: (watcher) => {
      watchers.push(watcher)
    },
  }
}

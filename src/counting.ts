import type { Health } from './health.ts'
import type { House } from './house.ts'
import type { Front } from './platform/http/front.ts'
import { showMetrics } from './platform/metrics/listener.ts'
import { createMetrics, type Metrics, type Readings } from './platform/metrics/metrics.ts'

export interface Counting {
  metrics: Metrics
  port: number
  close(): Promise<void>
}

/** Counts what the house does and shows it on a listener of its own; without METRICS_PORT nothing is counted: undefined. */
export async function startCounting(
  house: House,
  health: Health,
  front: Pick<Front, 'held'>,
): Promise<Counting | undefined> {
  const { config, log, shelf, vitals } = house
  if (!config.metrics) return undefined
  const read = async (): Promise<Readings> => {
    const { jobs, writing, disk, lastBackup } = health.state()
    return {
      jobsWaiting: jobs?.waiting ?? null,
      jobsFailed: jobs?.failed ?? null,
      writingReady: writing === 'ready',
      regionsPublished: (await shelf.summaries()).length,
      responseMemoryBytes: front.held(),
      diskFreeBytes: disk?.freeBytes ?? null,
      lastBackup: lastBackup && Date.parse(lastBackup.at),
    }
  }
  const metrics = createMetrics(read)
  vitals.watch(metrics)
  const listener = await showMetrics(metrics, config.metrics, log)
  return { metrics, ...listener }
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type AddressKind, type Outcome, statusClass } from './labels.ts'

/** What the house counts, in the text format of Prometheus. Times are handed in as milliseconds and told in seconds. */
export interface Metrics {
  /** A request was answered; `remembered`: from the memory of responses. */
  requested(kind: AddressKind, status: number, ms: number, remembered: boolean): void
  wrote(outcome: Outcome, ms: number): void
  published(outcome: Outcome, ms: number): void
  text(): Promise<string>
  readonly contentType: string
}

/** What is looked up when somebody asks; null where it is not known. It must be at hand: nobody waits for a database here. */
export interface Readings {
  jobsWaiting: number | null
  jobsFailed: number | null
  /** Whether the database took the last write. */
  writingReady: boolean
  regionsPublished: number
  responseMemoryBytes: number
  diskFreeBytes: number | null
  /** Milliseconds since 1970. */
  lastBackup: number | null
}

/** Pages come from memory in less than a millisecond; five seconds is somebody who has gone. */
const REQUEST_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]
const WRITE_SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15]
const PUBLICATION_SECONDS = [0.05, 0.1, 0.5, 1, 5, 10, 30, 60]

/**
 * Begins to count.
 * @example const metrics = createMetrics(async () => readingsOf(health)); metrics.wrote('done', 3.2)
 */
export function createMetrics(read: () => Promise<Readings>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const requests = new Counter({
    name: 'ankerplatz_requests_total',
    help: 'Requests answered, by kind of address and class of status',
    labelNames: ['kind', 'status'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'ankerplatz_request_seconds',
    help: 'From the end of the request to the beginning of the answer',
    labelNames: ['kind'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const remembered = new Counter({
    name: 'ankerplatz_response_memory_hits_total',
    help: 'Requests answered from the memory of responses',
    registers,
  })
  const writes = outcomes('database_write', 'Transactions of the database', WRITE_SECONDS)
  const publications = outcomes('publication', 'Publications of a region', PUBLICATION_SECONDS)
  readGauges(registry, read)

  return {
    requested(kind, status, ms, fromMemory) {
      requests.inc({ kind, status: statusClass(status) })
      requestSeconds.observe({ kind }, ms / 1000)
      if (fromMemory) remembered.inc()
    },
    wrote: writes,
    published: publications,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }

  function outcomes(name: string, help: string, buckets: number[]): (outcome: Outcome, ms: number) => void {
    const total = new Counter({
      name: `ankerplatz_${name}s_total`,
      help: `${help}, by outcome`,
      labelNames: ['outcome'],
      registers,
    })
    const seconds = new Histogram({
      name: `ankerplatz_${name}_seconds`,
      help: `${help}: how long they took`,
      buckets,
      registers,
    })
    return (outcome, ms) => {
      total.inc({ outcome })
      seconds.observe(ms / 1000)
    }
  }
}

/** Values that are read when somebody asks. One that is not known is NaN, not 0: 'no failed jobs' would be a lie. */
function readGauges(registry: Registry, read: () => Promise<Readings>): void {
  const gauge = (name: string, help: string, value: (readings: Readings) => number | null): void => {
    new Gauge({
      name: `ankerplatz_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(value(await read()) ?? Number.NaN)
      },
    })
  }
  new Gauge({
    name: 'ankerplatz_jobs',
    help: 'Work that waits, and work that has given up and waits for a person',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { jobsWaiting, jobsFailed } = await read()
      this.set({ state: 'waiting' }, jobsWaiting ?? Number.NaN)
      this.set({ state: 'failed' }, jobsFailed ?? Number.NaN)
    },
  })
  gauge('writing_ready', '1 when the database took the last write, 0 when not', (of) =>
    Number(of.writingReady),
  )
  gauge('regions_published', 'Regions with an edition on the shelf', (of) => of.regionsPublished)
  gauge('response_memory_bytes', 'Bytes of responses in memory', (of) => of.responseMemoryBytes)
  gauge('disk_free_bytes', 'Room on the disk of the data folder', (of) => of.diskFreeBytes)
  gauge('last_backup_timestamp_seconds', 'When the last backup was finished', (of) =>
    of.lastBackup === null ? null : of.lastBackup / 1000,
  )
}

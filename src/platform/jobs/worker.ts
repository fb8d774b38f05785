import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import { isUnavailable } from '../database/faults.ts'
import type { Log } from '../log/log.ts'
import { claim, finish, type Job, postpone, RENEW_EVERY_MS, renew } from './queue.ts'

export type JobHandlers = Readonly<Record<string, (job: Job) => Promise<void>>>

export interface Worker {
  /** Something may be due: look now. */
  wake(): void
  /** Resolves when nothing is due any more. For the command line and for tests. */
  drain(): Promise<void>
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 1000

/**
 * Runs the stored jobs one after the other: at once when woken, and each second for what other processes left.
 * A fault of the database is waited out; it never ends the process.
 */
export function startWorker(parts: {
  database: Database
  clock: Clock
  log: Log
  handlers: JobHandlers
  polling: boolean
}): Worker {
  const { database, clock, log, handlers } = parts
  const kinds = Object.keys(handlers)
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  const timer = parts.polling ? setInterval(wake, LOOK_EVERY_MS) : undefined
  timer?.unref()

  function wake(): void {
    again = true
    running ??= work().finally(() => {
      running = null
    })
  }

  async function work(): Promise<void> {
    while (again && !stopped) {
      again = false
      try {
        for (let job = await next(); job; job = await next()) await perform(job)
      } catch (error) {
        log.warn({ event: 'jobs.unreachable', fault: messageOf(error) })
      }
    }
  }

  /** Whoever stops claims nothing more: a claimed job would wait for the end of its lease. */
  const next = async (): Promise<Job | undefined> => (stopped ? undefined : claim(database, clock(), kinds))

  async function perform(job: Job): Promise<void> {
    const holding = setInterval(() => {
      // A renewal that fails costs a second run at most, and every job may run twice.
      renew(database, job, clock()).catch(() => {})
    }, RENEW_EVERY_MS)
    try {
      await handlers[job.kind]?.(job)
    } catch (error) {
      log.error({ event: 'job.failed', kind: job.kind, subject: job.subject, fault: messageOf(error) })
      return postpone(database, job, clock(), messageOf(error), isPlaceAtFault(error))
    } finally {
      clearInterval(holding)
    }
    await finish(database, job)
  }

  return {
    wake,
    async drain() {
      wake()
      await running
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Another thread hands on the code of its refusal, and not the refusal itself. */
const isPlaceAtFault = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'unavailable' || isUnavailable(error)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

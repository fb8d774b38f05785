import { access, statfs } from 'node:fs/promises'
import { lastBackup } from './domain/keeping/index.ts'
import type { House } from './house.ts'
import type { Instant } from './kernel/instant.ts'
import { schemaOf } from './platform/database/schema.ts'
import { tryToWrite } from './platform/database/trial.ts'
import { installationId } from './platform/files/identity.ts'
import { backlog, jobsInTrouble } from './platform/jobs/queue.ts'

/** How the house is doing, for monitors and for the doctor. Numbers and times, never contents; all of it may be public. */
export interface HealthState {
  /** It answers readers: whoever gets this answer sees that. */
  status: 'ready'
  /** Whether something can be saved. Reading does not need it. */
  writing: 'ready' | 'unavailable'
  /** When that was tried last. */
  checkedAt: Instant | null
  /** The newest migration that ran; null while the database does not answer. */
  schema: string | null
  /** late: due for more than five minutes. failed: given up, they wait for a person. */
  jobs: { waiting: number; late: number; failed: number } | null
  /** Of the disk that the data folder is on. */
  disk: { freeBytes: number; totalBytes: number } | null
  /** Since the start; null: none failed. */
  lastPublicationFailure: { at: Instant; secondsAgo: number } | null
  lastBackup: { at: Instant; secondsAgo: number } | null
  /** Which data folder this is. */
  installation: string | null
}

export interface Health {
  /** What was found last: at once, whatever the database does. */
  state(): HealthState
  /** Looks now. Resolves when it knows, or when the database has been silent for too long. */
  look(): Promise<void>
  close(): void
}

const LOOK_EVERY_MS = 10_000
const LATE_MS = 5 * 60_000
/** Longer than a write waits for others: whoever is busy for so long cannot be written to. */
const SILENT_MS = 20_000

/**
 * Looks every ten seconds, in the background, whether the database can be written and how much room there is. Nobody who
 * asks waits for it.
 * @example const health = startHealth(house); await health.look()
 */
export function startHealth(house: House): Health {
  const { clock, config, database, vitals } = house
  let known: Pick<HealthState, 'writing' | 'checkedAt' | 'schema' | 'jobs' | 'disk' | 'installation'> = {
    writing: 'ready',
    checkedAt: null,
    schema: null,
    jobs: null,
    disk: null,
    installation: null,
  }
  let backup: Instant | null = null
  let looking: Promise<void> | null = null

  const timer = setInterval(() => {
    looking ??= look()
  }, LOOK_EVERY_MS)
  timer.unref()

  async function look(): Promise<void> {
    const [written, disk, installation, backupAt] = await Promise.all([
      inTime(askDatabase()),
      diskOf(config.data),
      known.installation ?? installationId(config.data).catch(() => null),
      lastBackup(config.data),
    ])
    known = { ...(written ?? NO_DATABASE), disk, installation, checkedAt: clock() }
    backup = backupAt
    looking = null
  }

  async function askDatabase(): Promise<Pick<HealthState, 'writing' | 'schema' | 'jobs'>> {
    // A file that was moved away is written all the same, by whoever has it open; nothing of it will be there tomorrow.
    if (database.kind === 'sqlite') await access(config.database.file)
    await tryToWrite(database)
    const schema = known.schema ?? (await schemaOf(database.reader)) ?? null
    const trouble = await jobsInTrouble(database.reader, clock(), LATE_MS)
    const late = trouble.reduce((sum, kind) => sum + kind.late, 0)
    return { writing: 'ready', schema, jobs: { ...(await backlog(database.reader)), late } }
  }

  const ago = (at: Instant | null) =>
    at && { at, secondsAgo: Math.max(0, Math.round((Date.parse(clock()) - Date.parse(at)) / 1000)) }

  return {
    state: () => ({
      status: 'ready',
      ...known,
      // Somebody's write has failed since we looked: that is news.
      writing: vitals.lastWrite === 'unavailable' ? 'unavailable' : known.writing,
      lastPublicationFailure: ago(vitals.publicationFailedAt),
      lastBackup: ago(backup),
    }),
    look: () => {
      looking ??= look()
      return looking
    },
    close: () => clearInterval(timer),
  }
}

const NO_DATABASE = { writing: 'unavailable', schema: null, jobs: null } as const

/** What it answers; undefined when it fails or says nothing for too long. */
async function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  let late: NodeJS.Timeout | undefined
  const silence = new Promise<undefined>((silent) => {
    late = setTimeout(() => silent(undefined), SILENT_MS).unref()
  })
  try {
    return await Promise.race([asked, silence])
  } catch {
    return undefined
  } finally {
    clearTimeout(late)
  }
}

async function diskOf(folder: string): Promise<HealthState['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}

import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../database/database.ts'
import { type Reader, type Tx, tables } from '../database/handle.ts'

/**
 * Work to do after a commit, stored in the same transaction. `key` makes it one: asking twice before it ran is one
 * job with a higher generation; asking while it runs makes it run once more. At least once, never lost.
 */
export interface JobRequest {
  key: string
  kind: string
  subject: string
  /** Not before; without it, at once. */
  due?: Instant
}

export interface Job extends Omit<JobRequest, 'due'> {
  generation: number
  attempts: number
}

interface JobsTables {
  jobs: Omit<JobRequest, 'due'> & {
    generation: number
    attempts: number
    due_at: string
    claimed_until: string | null
    failed_at: string | null
    fault: string | null
  }
}

/** How long a claim lasts. Whoever works on a job renews it; who died does not, and somebody else takes the job. */
const LEASE_MS = 15_000
export const RENEW_EVERY_MS = 5000
const MAX_ATTEMPTS = 12
/** The most that randomInt takes. */
const MOST_GENERATION = 2 ** 47
const LOOK_AGAIN_MS = 5000
const later = (now: Instant, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

export async function enqueue(tx: Tx, job: JobRequest, now: Instant): Promise<void> {
  const { key, kind, subject, due = now } = job
  const fresh = {
    key,
    kind,
    subject,
    // Not 1: who still held a job that others have finished would take the next one of its name for it, and end it unread.
    generation: randomInt(MOST_GENERATION),
    attempts: 0,
    due_at: due,
    claimed_until: null,
    failed_at: null,
    fault: null,
  }
  await tables<JobsTables>(tx)
    .insertInto('jobs')
    .values(fresh)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ generation: sql`jobs.generation + 1`, attempts: 0, due_at: due, failed_at: null }),
    )
    .execute()
}

/** The next job that is due and that nobody holds, now held by us until the lease ends; undefined when there is none. */
export async function claim(
  database: Database,
  now: Instant,
  kinds: readonly string[],
): Promise<Job | undefined> {
  // Looking first costs no lock: nobody who writes is disturbed each second.
  if (!(await dueJob(database.reader, now, kinds, false))) return undefined
  return database.write(async (tx) => {
    const job = await dueJob(tx, now, kinds, database.kind === 'postgres')
    if (!job) return undefined
    await tables<JobsTables>(tx)
      .updateTable('jobs')
      .set({ claimed_until: later(now, LEASE_MS) })
      .where('key', '=', job.key)
      .execute()
    return job
  })
}

function dueJob(
  handle: Reader,
  now: Instant,
  kinds: readonly string[],
  lock: boolean,
): Promise<Job | undefined> {
  const query = tables<JobsTables>(handle)
    .selectFrom('jobs')
    .select(['key', 'kind', 'subject', 'generation', 'attempts'])
    .where('kind', 'in', [...kinds])
    .where('due_at', '<=', now)
    .where('failed_at', 'is', null)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<', now)]))
    .orderBy('due_at')
    .limit(1)
  return (lock ? query.forUpdate().skipLocked() : query).executeTakeFirst()
}

/** Still working on it: the claim lasts longer. */
export async function renew(database: Database, job: Job, now: Instant): Promise<void> {
  await database.write(async (tx) => {
    await tables<JobsTables>(tx)
      .updateTable('jobs')
      .set({ claimed_until: later(now, LEASE_MS) })
      .where('key', '=', job.key)
      // A renewal that comes after the end claims nothing.
      .where('claimed_until', 'is not', null)
      .execute()
  })
}

/** Done: gone, unless somebody asked again meanwhile; then it is free to run once more. */
export async function finish(database: Database, job: Job): Promise<void> {
  await database.write(async (tx) => {
    const db = tables<JobsTables>(tx)
    await db.deleteFrom('jobs').where('key', '=', job.key).where('generation', '=', job.generation).execute()
    await db.updateTable('jobs').set({ claimed_until: null }).where('key', '=', job.key).execute()
  })
}

/**
 * Not done: again later, ever later; after the last attempt it waits for a person, with its fault. When the place is at
 * fault, a full disk or a database that is gone, it costs no attempt: the job is as good as it was.
 */
export async function postpone(
  database: Database,
  job: Job,
  now: Instant,
  fault: string,
  placeAtFault = false,
): Promise<void> {
  const attempts = job.attempts + (placeAtFault ? 0 : 1)
  const pause = placeAtFault ? LOOK_AGAIN_MS : Math.min(3600_000, 250 * 2 ** attempts)
  await database.write(async (tx) => {
    await tables<JobsTables>(tx)
      .updateTable('jobs')
      .set({
        attempts,
        fault: fault.slice(0, 2000),
        due_at: later(now, pause),
        claimed_until: null,
        failed_at: attempts >= MAX_ATTEMPTS ? now : null,
      })
      .where('key', '=', job.key)
      .execute()
  })
}

/** How many jobs wait, and how many have given up: for health and the doctor. */
export async function backlog(reader: Reader): Promise<{ waiting: number; failed: number }> {
  const rows = await tables<JobsTables>(reader).selectFrom('jobs').select(['failed_at']).execute()
  const failed = rows.filter((row) => row.failed_at !== null).length
  return { waiting: rows.length - failed, failed }
}

/** Has a job of a kind about a subject given up? */
export async function hasFailed(reader: Reader, kind: string, subject: string): Promise<boolean> {
  const row = await tables<JobsTables>(reader)
    .selectFrom('jobs')
    .select('kind')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('failed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What is wrong with the jobs: kind -> how many have given up, and how many should have run long ago. */
export interface JobTrouble {
  kind: string
  failed: number
  late: number
  /** What one of them met. */
  fault: string | null
}

/** Jobs that gave up, and jobs that nobody has done `lateMs` after they were due. None when all is well. */
export async function jobsInTrouble(reader: Reader, now: Instant, lateMs: number): Promise<JobTrouble[]> {
  const rows = await tables<JobsTables>(reader)
    .selectFrom('jobs')
    .select(['kind', 'failed_at', 'fault'])
    .where((is) => is.or([is('failed_at', 'is not', null), is('due_at', '<', later(now, -lateMs))]))
    .orderBy('kind')
    .execute()
  return [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => {
    const failed = of.filter(({ failed_at }) => failed_at !== null).length
    const fault = of.find((row) => row.fault !== null)?.fault ?? null
    return { kind, failed, late: of.length - failed, fault }
  })
}

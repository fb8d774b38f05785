import type { Instant } from '../../kernel/instant.ts'
import { toInstant } from '../../kernel/instant.ts'
import type { NewEvent } from '../../platform/commands/command.ts'
import type { Database } from '../../platform/database/database.ts'
import type { JobRequest } from '../../platform/jobs/queue.ts'
import { ERASED } from './erase.ts'
import { erasures, keepLedger, ledgerFile } from './ledger.ts'
import { emptyLog, insertErasure } from './store.ts'

/** A publication that began before an erasure may write its files after it: they are looked for once more, later. */
const AGAIN_MS = 3600_000

/** The kind of those whose account was closed by the command of accounts. */
export const CLOSED_ACCOUNT = 'closed-account'
/** The job that notes it. */
export const CLOSED = 'keeping.closed'

/** The jobs that follow when somebody was erased: at once, and once more. Their subject is the region, or nothing. */
export function eraseOn(event: NewEvent, now: Instant): JobRequest[] {
  if (event.name === 'account.closed')
    return [{ key: `${CLOSED}:${event.ids.account}`, kind: CLOSED, subject: String(event.ids.account) }]
  if (event.name !== ERASED) return []
  const subject = event.region ?? ''
  return [
    { key: `${ERASED}:${subject}`, kind: ERASED, subject },
    {
      key: `${ERASED}:again:${subject}`,
      kind: ERASED,
      subject,
      due: toInstant(Date.parse(now) + AGAIN_MS),
    },
  ]
}

export interface AfterErasure {
  database: Database
  data: string
  /** Publishes the region without whoever was erased, and takes away older editions. */
  withdraw(region: string): Promise<void>
}

/**
 * What comes after an erasure, any number of times: the ledger beside the database, the editions, and the log of the
 * database, which holds old pages. Throws when one of it cannot be done yet.
 */
export async function afterErasure(
  { database, data, withdraw }: AfterErasure,
  region: string,
): Promise<void> {
  await keepLedger(ledgerFile(data), await erasures(database.reader))
  if (region !== '') await withdraw(region)
  await emptyLog(database)
}

/** Notes that an account was closed, so that its name and its mail address do not come back with an older backup. */
export async function noteClosed(
  parts: Pick<AfterErasure, 'database' | 'data'>,
  account: string,
  at: Instant,
): Promise<void> {
  await parts.database.write((tx) =>
    insertErasure(tx, { subject_kind: CLOSED_ACCOUNT, subject_id: account, region_id: null, erased_at: at }),
  )
  await afterErasure({ ...parts, withdraw: async () => {} }, '')
}

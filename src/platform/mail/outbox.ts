import type { Instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../database/database.ts'
import { type Tx, tables } from '../database/handle.ts'
import { enqueue, type Job } from '../jobs/queue.ts'
import type { Log } from '../log/log.ts'
import { type Mail, MailFault, type Message } from './mail.ts'
import { isAddress } from './settings.ts'

interface OutboxTables {
  outbox: {
    id: string
    recipient: string
    subject: string
    body: string
    language: string | null
    written_at: string
  }
  jobs: { key: string }
}

export const MAIL = 'mail'
const keyOf = (id: string): string => `${MAIL}:${id}`

/** Who could not be written to in a week is written to no more: an address is not kept for nothing. */
const KEPT_MS = 7 * 24 * 3600_000

/**
 * Puts a mail into the outbox, in the transaction of what it is about: it goes out after the commit or not at all. The
 * same id again replaces what has not been sent yet. Refuses an address that is none.
 * @example await post(tx, { id: `invitation-${id}`, to: email, subject, text }, now)
 */
export async function post(tx: Tx, message: Message, now: Instant): Promise<void> {
  if (!isAddress(message.to))
    throw new Refusal('invalid', 'This is no mail address.', [
      { where: 'to', what: 'must be one mail address' },
    ])
  const words = {
    recipient: message.to,
    subject: message.subject,
    body: message.text,
    language: message.language ?? null,
    written_at: now,
  }
  await tables<OutboxTables>(tx)
    .insertInto('outbox')
    .values({ id: message.id, ...words })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(words))
    .execute()
  await enqueue(tx, { key: keyOf(message.id), kind: MAIL, subject: message.id }, now)
}

/**
 * Sends what a job names, and forgets it. Who is told no for good is not asked again; every other fault is thrown, and
 * the job comes later. Between the mail server's yes and our forgetting a crash sends it twice, under one Message-ID.
 */
export function sendFrom(parts: {
  database: Database
  mail: Mail
  log: Log
}): (job: Pick<Job, 'subject'>) => Promise<void> {
  const { database, mail, log } = parts
  return async ({ subject: id }) => {
    const row = await tables<OutboxTables>(database.reader)
      .selectFrom('outbox')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return
    const { recipient: to, subject, body: text, language, written_at: writtenAt } = row
    try {
      await mail.send({ id, to, subject, text, writtenAt, ...(language && { language }) })
    } catch (error) {
      if (!(error instanceof MailFault && error.forGood)) throw error
      log.error({ event: 'mail.refused', subject: id, fault: error.message })
    }
    await database.write(async (tx) => {
      // Another mail under this id may have been put in meanwhile: that one has a job of its own.
      await tables<OutboxTables>(tx)
        .deleteFrom('outbox')
        .where('id', '=', id)
        .where('written_at', '=', writtenAt)
        .execute()
    })
  }
}

/** Takes out what nobody took in a week, with its job. Answers how many. */
export async function clearOutbox(database: Database, now: Instant): Promise<number> {
  const before = new Date(Date.parse(now) - KEPT_MS).toISOString()
  return database.write(async (tx) => {
    const db = tables<OutboxTables>(tx)
    const old = await db.selectFrom('outbox').select('id').where('written_at', '<', before).execute()
    for (const { id } of old) {
      await db.deleteFrom('outbox').where('id', '=', id).execute()
      await db.deleteFrom('jobs').where('key', '=', keyOf(id)).execute()
    }
    return old.length
  })
}

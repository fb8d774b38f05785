import { z } from 'zod'
import type { Instant } from '../../kernel/instant.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { isInForce } from './publish.ts'
import * as store from './store.ts'
import * as versions from './store-versions.ts'

/** That a version is, was or will be public: from when to when, and by whom. */
export interface PublicationRecord {
  version: number
  /** 'taken back' before it began or while it lasted; 'over' by itself. */
  state: 'planned' | 'public' | 'over' | 'taken back'
  from: Instant
  until: Instant | null
  publishedAt: string
  byKind: string
  byId: string | null
}

/** All publications of a text, newest first: what is public, what is planned, and what was. */
export async function publicationsOf(
  reader: Reader,
  text: number,
  at: Instant,
): Promise<PublicationRecord[]> {
  const rows = await versions.publicationsOf(reader, text)
  return rows.map((row) => ({
    version: row.version,
    state:
      row.ended_at !== null
        ? 'taken back'
        : isInForce(row, at)
          ? 'public'
          : row.public_from > at
            ? 'planned'
            : 'over',
    from: row.public_from,
    until: row.public_until,
    publishedAt: row.published_at,
    byKind: row.published_by_kind,
    byId: row.published_by_id,
  }))
}

/**
 * Takes back what was planned for a text, and its end, where one was said: what is public stays so. Answers whether there
 * was anything to take back.
 */
export const unscheduleText = defineCommand({
  name: 'text.unschedule',
  input: z.object({ text: z.number().int() }),
  async run({ tx, actor, now, note }, { text: number }): Promise<boolean> {
    const text = await store.holdText(tx, number)
    const open = text ? await store.openPublications(tx, number) : []
    const lasting = open.filter((one) => one.public_until === null || one.public_until > now)
    const plans = lasting.filter((one) => one.public_from > now)
    const ending = lasting.filter((one) => isInForce(one, now) && one.public_until !== null)
    if (!text || plans.length + ending.length === 0) return false
    const end = { ended_at: now, ended_by_kind: actor.kind, ended_by_id: actor.id }
    for (const { id } of plans) await store.endPublication(tx, id, end)
    for (const { id } of ending) await store.limitPublication(tx, id, null)
    const ids = { text: number, subject: text.subject_id, language: text.language }
    note({ name: 'text.unscheduled', region: text.region_id, ids })
    return true
  },
})

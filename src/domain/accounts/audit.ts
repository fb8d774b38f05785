import { type EventFilter, eventsWhere, type LoggedEvent } from '../../platform/commands/log-of-events.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { namesOfAccounts } from './queries.ts'

/** Who did what, and when. */
export interface AuditEntry extends LoggedEvent {
  /** The name of the account; empty when it is closed. Undefined when no account did it. */
  actorName: string | undefined
}

export interface AuditPage {
  entries: readonly AuditEntry[]
  /** Give it as `after` for the next page; undefined when this is the last. */
  next: EventFilter['after']
}

const A_PAGE = 50

/**
 * What happened, newest first, a page at a time.
 * @example const { entries, next } = await auditLog(reader, { region, actor: account })
 */
export async function auditLog(reader: Reader, filter: EventFilter, size = A_PAGE): Promise<AuditPage> {
  // One more than is shown tells whether there is another page.
  const events = await eventsWhere(reader, filter, size + 1)
  const shown = events.slice(0, size)
  const last = events.length > size ? shown.at(-1) : undefined
  const actors = shown.flatMap((event) => (event.actorKind === 'account' ? (event.actorId ?? []) : []))
  const names = await namesOfAccounts(reader, actors)
  return {
    entries: shown.map((event) => ({
      ...event,
      actorName: event.actorKind === 'account' ? (names.get(event.actorId ?? '') ?? '') : undefined,
    })),
    next: last && { at: last.at, id: last.id },
  }
}

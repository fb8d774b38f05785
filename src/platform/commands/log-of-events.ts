import type { Instant } from '../../kernel/instant.ts'
import { type Reader, tables } from '../database/handle.ts'

/** Which events: all that is named must hold. */
export interface EventFilter {
  /** null: what is about the installation as a whole. Left out: everywhere. */
  region?: string | null | undefined
  /** Done by this account. */
  actor?: string | undefined
  /** About the thing with this id. */
  subject?: string | undefined
  from?: Instant | undefined
  until?: Instant | undefined
  /** Older than this one, which ended the page before. */
  after?: { at: Instant; id: string } | undefined
}

export interface LoggedEvent {
  id: string
  at: Instant
  name: string
  region: string | null
  actorKind: string
  actorId: string | null
  ids: Readonly<Record<string, string | number>>
}

interface EventsTables {
  event_things: { thing: string; event_id: string }
  events: {
    id: string
    at: Instant
    name: string
    region_id: string | null
    actor_kind: string
    actor_id: string | null
    ids: string
  }
}

/** Events, newest first. */
export async function eventsWhere(
  reader: Reader,
  { region, actor, subject, from, until, after }: EventFilter,
  limit: number,
): Promise<LoggedEvent[]> {
  let query = tables<EventsTables>(reader)
    .selectFrom('events')
    .select([
      'id',
      'at',
      'name',
      'region_id as region',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'ids',
    ])
  if (region !== undefined) query = query.where('region_id', region === null ? 'is' : '=', region)
  if (actor !== undefined) query = query.where('actor_id', '=', actor).where('actor_kind', '=', 'account')
  if (subject !== undefined)
    query = query.where('id', 'in', (of) =>
      of.selectFrom('event_things').select('event_id').where('thing', '=', subject),
    )
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (after !== undefined)
    query = query
      .where('at', '<=', after.at)
      .where((is) => is.or([is('at', '<', after.at), is('id', '<', after.id)]))
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => ({ ...row, ids: JSON.parse(row.ids) }))
}

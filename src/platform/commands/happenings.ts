import { type Reader, tables } from '../database/handle.ts'

/** An event as it was recorded. */
export interface Happening {
  name: string
  ids: Readonly<Record<string, string | number>>
  actorKind: string
  at: string
}

interface EventsTables {
  events: { name: string; region_id: string | null; ids: string; actor_kind: string; at: string }
}

/**
 * What happened in a region, oldest first, of these names only.
 * @example await happeningsIn(tx, region.id, ['page.placed'])
 */
export async function happeningsIn(
  reader: Reader,
  region: string,
  names: readonly string[],
): Promise<Happening[]> {
  const rows = await tables<EventsTables>(reader)
    .selectFrom('events')
    .select(['name', 'ids', 'actor_kind as actorKind', 'at'])
    .where('region_id', '=', region)
    .where('name', 'in', [...names])
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ ...row, ids: JSON.parse(row.ids) }))
}

import { type Kysely, SqliteAdapter, sql } from 'kysely'

interface Tables {
  events: { id: string; region_id: string | null; ids: string }
  event_things: { thing: string; event_id: string; region_id: string | null }
}

const AT_ONCE = 500

/** What each event is about, one row a thing: the log of one page is found without reading the log of its region. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = db.getExecutor().adapter instanceof SqliteAdapter ? ' strict' : ''
  await sql
    .raw(
      `create table event_things (
  thing text not null, event_id text not null references events (id), region_id text,
  primary key (thing, event_id))${strict}`,
    )
    .execute(db)
  await sql.raw('create index event_things_event on event_things (event_id)').execute(db)
  const known = db as Kysely<Tables>
  for (let last = ''; ; ) {
    const events = await known
      .selectFrom('events')
      .select(['id', 'region_id', 'ids'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    const rows = events.flatMap(({ id, region_id, ids }) =>
      thingsIn(JSON.parse(ids)).map((thing) => ({ thing, event_id: id, region_id })),
    )
    if (rows.length > 0) await known.insertInto('event_things').values(rows).execute()
    if (events.length < AT_ONCE) return
    last = events.at(-1)?.id ?? ''
  }
}

/** Ids are texts; numbers count versions, and a language is no thing of its own. */
const thingsIn = (ids: Record<string, unknown>): string[] => [
  ...new Set(
    Object.entries(ids).flatMap(([kind, id]) => (kind !== 'language' && typeof id === 'string' ? [id] : [])),
  ),
]

import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** Who was erased, by id and time only, so that a backup from before does not bring them back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = db.getExecutor().adapter instanceof SqliteAdapter ? ' strict' : ''
  await sql
    .raw(
      `create table erasures (
  subject_kind text not null, subject_id text not null, region_id text, erased_at text not null,
  primary key (subject_kind, subject_id))${strict}`,
    )
    .execute(db)
}

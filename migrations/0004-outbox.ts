import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** Mails that wait to be sent. A row goes as soon as the mail server has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = db.getExecutor().adapter instanceof SqliteAdapter ? ' strict' : ''
  await sql
    .raw(`
create table outbox (
  id text primary key, recipient text not null, subject text not null, body text not null, language text,
  written_at text not null)${strict}`)
    .execute(db)
}

import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** Find and replace: what somebody asked for, and what came of it, text by text, so that it goes on after a crash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  for (const statement of STATEMENTS) {
    const text = statement.trim()
    const strict = sqlite && text.startsWith('create table') ? ' strict' : ''
    const typed = sqlite ? text : text.replaceAll(/ integer\b/g, ' bigint')
    await sql.raw(typed + strict).execute(db)
  }
}

const STATEMENTS = `
create table replacements (
  id text primary key, region_id text not null references regions (id), question text not null, manner text not null,
  started_at text not null, started_by_kind text not null, started_by_id text, finished_at text,
  undo_asked_at text, undo_asked_by_kind text, undo_asked_by_id text, undone_at text)
;
create index replacements_region on replacements (region_id, started_at)
;
create table replaced_texts (
  replacement_id text not null references replacements (id), text_number integer not null references texts (number),
  region_id text not null, made_from integer not null, hits text not null, outcome text, reason text,
  saved_version integer, published_version integer, undo_outcome text, undo_reason text,
  primary key (replacement_id, text_number))
;
create index replaced_texts_text on replaced_texts (text_number)
`.split(';')

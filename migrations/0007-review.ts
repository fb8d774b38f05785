import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * Writing together: what somebody typed and did not save, requests for a review with their verdicts, comments, and who is
 * at a text now. The index on versions finds the small corrections, which make no translation outdated.
 */
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
create table autosaves (
  account_id text not null, subject_kind text not null, subject_id text not null, language text not null,
  region_id text not null references regions (id), made_from integer not null, typed text not null,
  typed_at text not null, primary key (account_id, subject_kind, subject_id, language))
;
create index autosaves_time on autosaves (typed_at)
;
create table reviews (
  id text primary key, text_number integer not null references texts (number), region_id text not null,
  version integer not null, requested_at text not null, requested_by_kind text not null, requested_by_id text,
  note text, settled_at text, settled_by_kind text, settled_by_id text, verdict text, reason text, told_at text)
;
create unique index reviews_open on reviews (text_number) where settled_at is null
;
create index reviews_text on reviews (text_number, requested_at)
;
create index reviews_region on reviews (region_id)
;
create table comments (
  id text primary key, text_number integer not null references texts (number), region_id text not null,
  version integer not null, body text not null, said_at text not null, said_by_kind text not null, said_by_id text)
;
create index comments_text on comments (text_number, said_at)
;
create table presence (
  account_id text not null, subject_kind text not null, subject_id text not null, language text not null,
  region_id text not null references regions (id), seen_at text not null,
  primary key (account_id, subject_kind, subject_id, language))
;
create index presence_subject on presence (subject_kind, subject_id)
;
create index presence_time on presence (seen_at)
;
create index versions_minor on versions (region_id, text_number, number) where minor_since is not null
`.split(';')

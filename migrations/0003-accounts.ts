import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** What accounts may: roles in regions, rights on single pages, invitations; and ways to read what they did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = db.getExecutor().adapter instanceof SqliteAdapter ? ' strict' : ''
  for (const statement of STATEMENTS) {
    const text = statement.trim()
    await sql.raw(text.startsWith('create table') ? text + strict : text).execute(db)
  }
}

const STATEMENTS = `
create table memberships (
  id text primary key, account_id text not null references accounts (id), role text not null,
  region_id text references regions (id), organisation_id text references organisations (id),
  granted_at text not null, granted_by_kind text not null, granted_by_id text,
  ended_at text, ended_by_kind text, ended_by_id text)
;
create index memberships_account on memberships (account_id)
;
create index memberships_region on memberships (region_id)
;
create table page_people (
  id text primary key, page_id text not null references pages (id), account_id text not null references accounts (id),
  region_id text not null references regions (id), kind text not null,
  granted_at text not null, granted_by_kind text not null, granted_by_id text,
  ended_at text, ended_by_kind text, ended_by_id text)
;
create index page_people_account on page_people (account_id)
;
create unique index page_people_current on page_people (page_id, account_id, kind) where ended_at is null
;
create table invitations (
  id text primary key, token_hash text not null unique, email text, name text, role text not null,
  region_id text references regions (id), organisation_id text references organisations (id),
  invited_at text not null, invited_by_kind text not null, invited_by_id text, expires_at text not null,
  accepted_at text, account_id text references accounts (id),
  withdrawn_at text, withdrawn_by_kind text, withdrawn_by_id text)
;
create index invitations_region on invitations (region_id)
;
create index events_region on events (region_id, at, id)
;
create index events_time on events (at, id)
;
create index events_actor on events (actor_id, at, id) where actor_id is not null
`.split(';')

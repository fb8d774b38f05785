import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * The first schema. `versions.lines` holds the short fields and stands before `bodies`, the long ones, so that reading
 * the titles and slugs of ten thousand texts does not read their contents.
 *
 * One portable subset for both databases: text, integer, real; JSON as text; times as UTC ISO text;
 * who-and-when columns in place of booleans. On SQLite the tables are STRICT, so that a wrong type is refused there too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  for (const statement of STATEMENTS) {
    const text = statement.trim()
    const strict = sqlite && text.startsWith('create table') ? ' strict' : ''
    // PostgreSQL's integer has 32 bits and real 7 digits.
    const typed = sqlite
      ? text
      : text.replaceAll(/ integer\b/g, ' bigint').replaceAll(/ real\b/g, ' double precision')
    await sql.raw(typed + strict).execute(db)
  }
}

const STATEMENTS = `
create table counters (name text primary key, value integer not null)
;
create table events (
  id text primary key, name text not null, region_id text, ids text not null,
  actor_kind text not null, actor_id text, at text not null)
;
create table jobs (
  key text primary key, kind text not null, subject text not null, generation integer not null,
  attempts integer not null, due_at text not null, claimed_until text, failed_at text, fault text)
;
create index jobs_due on jobs (due_at)
;
create table regions (
  id text primary key, number integer not null unique, slug text not null unique, version integer not null,
  name text not null, prefix text, official_key text, status text not null, timezone text not null,
  latitude real, longitude real, west real, south real, east real, north real,
  postal_codes text not null, aliases text not null, switches text not null, branding text not null,
  contact_id text, picture_id text, imported_from text, created_at text not null)
;
create table region_languages (
  region_id text not null references regions (id), language text not null, parent text, position integer not null,
  visible_since text, primary key (region_id, language))
;
create table edition_sequences (region_id text primary key references regions (id), value integer not null)
;
create table texts (
  number integer primary key, region_id text not null references regions (id), subject_kind text not null,
  subject_id text not null, language text not null, head integer not null, imported_from text,
  unique (subject_kind, subject_id, language))
;
create index texts_region on texts (region_id, subject_kind)
;
create table versions (
  text_number integer not null references texts (number), region_id text not null, number integer not null, lines text not null,
  author_kind text not null, author_id text, note text, minor_since text, origin_language text, origin_number integer,
  written_at text not null, saved_at text not null, bodies text not null, primary key (text_number, number))
;
create table publications (
  id text primary key, text_number integer not null references texts (number), region_id text not null,
  version integer not null, public_from text not null, public_until text,
  published_at text not null, published_by_kind text not null, published_by_id text,
  ended_at text, ended_by_kind text, ended_by_id text)
;
create unique index publications_current on publications (text_number) where ended_at is null
;
create index publications_region on publications (region_id) where ended_at is null
;
create table checks (
  region_id text not null references regions (id), subject_kind text not null, subject_id text not null, checked_at text not null, checked_by text not null,
  primary key (subject_kind, subject_id, checked_at))
;
create table organisations (
  id text primary key, number integer not null unique, region_id text not null references regions (id),
  slug text not null, logo_id text, imported_from text, created_at text not null, unique (region_id, slug))
;
create table contacts (
  id text primary key, number integer not null unique, region_id text not null references regions (id),
  organisation_id text references organisations (id), imported_from text, created_at text not null)
;
create table media (
  id text primary key, number integer not null unique, region_id text not null references regions (id),
  hash text not null, mime text not null, width integer not null, height integer not null, bytes integer not null,
  name text not null, imported_from text, created_at text not null, unique (region_id, hash))
;
create table pages (
  id text primary key, number integer not null unique, region_id text not null references regions (id),
  parent_id text references pages (id), position integer not null, version integer not null,
  organisation_id text references organisations (id), thumbnail_id text references media (id), icon text,
  sensitive_since text, archived_at text, archived_by_kind text, archived_by_id text,
  imported_from text, created_at text not null)
;
create index pages_region on pages (region_id, parent_id)
;
create unique index pages_imported on pages (region_id, imported_from) where imported_from is not null
;
create table page_contacts (
  page_id text not null references pages (id), region_id text not null, contact_id text not null references contacts (id),
  position integer not null, primary key (page_id, contact_id))
;
create table page_addresses (
  region_id text not null references regions (id), language text not null, path text not null,
  page_id text not null references pages (id), since text not null, primary key (region_id, language, path))
`.split(';')

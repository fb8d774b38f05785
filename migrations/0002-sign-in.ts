import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * Who signs in to the back office, and with what. better-auth reads and writes these tables; they were compiled once from
 * its schema (1.7) and are frozen here, in the types that both databases share: its dates are ISO texts, its booleans 0
 * or 1. Its columns for the address and the browser of a person, for her picture and for tokens of other services are
 * left out on purpose: what has no column cannot be stored.
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
create table accounts (
  id text primary key, name text not null, email text unique, email_verified integer not null,
  second_factor integer not null, language text, demo_since text, closed_at text,
  created_at text not null, updated_at text not null)
;
create table sign_ins (
  id text primary key, account_id text not null references accounts (id) on delete cascade, token text not null unique,
  means text not null, last_seen_at text not null, expires_at text not null,
  created_at text not null, updated_at text not null)
;
create index sign_ins_account on sign_ins (account_id)
;
create table credentials (
  id text primary key, account_id text not null references accounts (id) on delete cascade, provider text not null,
  subject text not null, password text, created_at text not null, updated_at text not null,
  unique (provider, subject))
;
create index credentials_account on credentials (account_id)
;
create table one_time_values (
  id text primary key, identifier text not null, value text not null, expires_at text not null,
  created_at text not null, updated_at text not null)
;
create index one_time_values_identifier on one_time_values (identifier)
;
create index one_time_values_expiry on one_time_values (expires_at)
;
create table second_factors (
  id text primary key, account_id text not null unique references accounts (id) on delete cascade,
  secret text not null, recovery_codes text not null, verified integer not null, failures integer not null,
  locked_until text)
;
create table passkeys (
  id text primary key, account_id text not null references accounts (id) on delete cascade, name text,
  credential text not null unique, public_key text not null, counter integer not null, device text not null,
  backed_up integer not null, transports text, model text, created_at text)
;
create index passkeys_account on passkeys (account_id)
;
create table sign_in_failures (
  id text primary key references accounts (id) on delete cascade, failures integer not null,
  last_failed_at text not null, last_code text not null)
`.split(';')

import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Reader } from './handle.ts'
import { NEWEST_SCHEMA, schemaOf } from './schema.ts'

/** Whether there is a database to look at: looking must not make one. */
export const isThere = (where: { url: string | undefined; file: string }): boolean =>
  where.url !== undefined || existsSync(where.file)

/** The newest migration that ran, and the one that the next start brings. Throws NewerSchema. */
export async function schemaState(reader: Reader): Promise<{ schema: string | null; newest: string }> {
  return { schema: (await schemaOf(reader)) ?? null, newest: NEWEST_SCHEMA }
}

/**
 * SQLite looks through its own file. Answers what is wrong, in its words; none when all is well. `deep` compares every
 * index with its table, and every reference with what it names.
 */
export async function sqliteFaults({ raw }: Database, deep: boolean): Promise<string[]> {
  const check = await sql
    .raw<Record<string, string>>(`pragma ${deep ? 'integrity_check' : 'quick_check'}(5)`)
    .execute(raw)
  const faults = check.rows.map((row) => String(Object.values(row)[0])).filter((text) => text !== 'ok')
  if (!deep) return faults
  const lost = await sql.raw<{ table: string }>('pragma foreign_key_check').execute(raw)
  return [...faults, ...new Set(lost.rows.map(({ table }) => `${table} names something that is not there`))]
}

/** The settings by which SQLite keeps what it has acknowledged: 'wal' and 'full', or what they are instead. */
export async function sqliteDurability({ raw }: Database): Promise<{ journal: string; synchronous: string }> {
  const value = async (name: string): Promise<string> =>
    String(Object.values((await sql.raw<object>(`pragma ${name}`).execute(raw)).rows[0] ?? {})[0])
  const synchronous = await value('synchronous')
  return { journal: await value('journal_mode'), synchronous: synchronous === '2' ? 'full' : synchronous }
}

/** What decides how PostgreSQL keeps and sorts. */
export interface PostgresState {
  version: string
  major: number
  encoding: string
  collation: string
  /** Settings under which a power cut loses what was acknowledged. */
  careless: string[]
  /** Its clock, in milliseconds since 1970. */
  now: number
}

const CAREFUL = ['fsync', 'synchronous_commit', 'full_page_writes']

export async function postgresState({ raw }: Database): Promise<PostgresState> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('server_version', 'server_version_num', 'server_encoding', 'fsync', 'synchronous_commit', 'full_page_writes')
  `.execute(raw)
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  const here = await sql<{ collation: string; now: number }>`
    select datcollate as collation, extract(epoch from clock_timestamp()) * 1000 as now
    from pg_database where datname = current_database()
  `.execute(raw)
  return {
    version: settings.get('server_version') ?? '',
    major: Math.trunc(Number(settings.get('server_version_num')) / 10_000),
    encoding: settings.get('server_encoding') ?? '',
    collation: here.rows[0]?.collation ?? '',
    careless: CAREFUL.filter((name) => settings.get(name) === 'off'),
    now: Number(here.rows[0]?.now),
  }
}

import { type Kysely, sql } from 'kysely'

/**
 * A text may have two publications that nobody has ended: one in force that ends at a moment, and one that begins then.
 * Still one at most without an end of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement.trim()).execute(db)
}

const STATEMENTS = `
drop index publications_current
;
create unique index publications_current on publications (text_number, coalesce(public_until, '')) where ended_at is null
;
create index publications_from on publications (region_id, public_from) where ended_at is null
;
create index publications_until on publications (region_id, public_until) where ended_at is null and public_until is not null
`.split(';')

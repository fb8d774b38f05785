import { type Kysely, SqliteAdapter, sql } from 'kysely'

interface Tables {
  versions: { text_number: number; number: number; region_id: string; bodies: string }
  text_quotes: { thing: string; text_number: number; version: number; region_id: string }
}

/** Contents are long: so many versions at once are some megabytes. */
const AT_ONCE = 200

/**
 * Contacts can be archived, and know their version. What each version of a text quotes, a row a thing: who quotes a contact
 * is found without reading all contents of its region.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = db.getExecutor().adapter instanceof SqliteAdapter ? ' strict' : ''
  for (const statement of STATEMENTS)
    await sql.raw(statement.trim().replace('STRICT', () => strict)).execute(db)
  const known = db as Kysely<Tables>
  for (let last = { text: -1, version: 0 }; ; ) {
    const versions = await known
      .selectFrom('versions')
      .select(['text_number', 'number', 'region_id', 'bodies'])
      .where((is) =>
        is.or([
          is('text_number', '>', last.text),
          is.and([is('text_number', '=', last.text), is('number', '>', last.version)]),
        ]),
      )
      .orderBy('text_number')
      .orderBy('number')
      .limit(AT_ONCE)
      .execute()
    const rows = versions.flatMap(({ text_number, number, region_id, bodies }) =>
      thingsIn(Object.values(JSON.parse(bodies) as Record<string, string>).join('\n')).map((thing) => ({
        ...{ thing, text_number, version: number, region_id },
      })),
    )
    for (let i = 0; i < rows.length; i += 1000)
      await known
        .insertInto('text_quotes')
        .values(rows.slice(i, i + 1000))
        .execute()
    const end = versions.at(-1)
    if (!end || versions.length < AT_ONCE) return
    last = { text: end.text_number, version: end.number }
  }
}

const thingsIn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<[^<>]*>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/\s(?:data-contact="|data-media="|href="page:)([^"#]{1,100})/g)].map(
        ([, id]) => id as string,
      ),
    ),
  ),
]

const STATEMENTS = `
alter table contacts add column version integer not null default 1
;
alter table contacts add column archived_at text
;
alter table contacts add column archived_by_kind text
;
alter table contacts add column archived_by_id text
;
create index contacts_region on contacts (region_id)
;
create index page_contacts_contact on page_contacts (contact_id)
;
create table text_quotes (
  thing text not null, text_number integer not null references texts (number), version integer not null,
  region_id text not null, primary key (thing, text_number, version))STRICT
;
create index text_quotes_text on text_quotes (text_number)
`.split(';')

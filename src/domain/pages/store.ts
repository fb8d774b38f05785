import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface PageRow {
  id: string
  number: number
  region_id: string
  parent_id: string | null
  position: number
  version: number
  organisation_id: string | null
  thumbnail_id: string | null
  icon: string | null
  sensitive_since: string | null
  archived_at: string | null
  archived_by_kind: string | null
  archived_by_id: string | null
  imported_from: string | null
  created_at: string
}

interface AddressRow {
  region_id: string
  language: string
  path: string
  page_id: string
  since: string
}

interface PagesTables {
  pages: PageRow
  page_contacts: { page_id: string; region_id: string; contact_id: string; position: number }
  page_addresses: AddressRow
}

const db = (handle: Reader) => tables<PagesTables>(handle)

export const insertPage = (tx: Tx, row: PageRow) => db(tx).insertInto('pages').values(row).execute()

export const getPage = (handle: Reader, id: string) =>
  db(handle).selectFrom('pages').selectAll().where('id', '=', id).executeTakeFirst()

/** A page that nobody else can change until this transaction ends (SQLite has one writer anyway). */
export const holdPage = (tx: Tx, id: string) =>
  db(tx)
    .updateTable('pages')
    .set((page) => ({ version: page.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const pagesOf = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('pages')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('position')
    .orderBy('number')
    .execute()

/** The pages directly below a page, or the chapters of a region. */
export const childrenOf = (handle: Reader, region: string, parent: string | null) =>
  db(handle)
    .selectFrom('pages')
    .select(['id', 'archived_at'])
    .where('region_id', '=', region)
    .where('parent_id', parent === null ? 'is' : '=', parent)
    .execute()

/** The same in their order: where each stands. */
export const siblingsIn = (handle: Reader, region: string, parent: string | null) =>
  db(handle)
    .selectFrom('pages')
    .select(['id', 'position'])
    .where('region_id', '=', region)
    .where('parent_id', parent === null ? 'is' : '=', parent)
    .orderBy('position')
    .orderBy('number')
    .execute()

/** Another place among its siblings, and nothing else. */
export const setPosition = (tx: Tx, id: string, position: number) =>
  db(tx).updateTable('pages').set({ position }).where('id', '=', id).execute()

/** Changes a page from a known version on; answers false when somebody else did so first. */
export async function updatePage(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<PageRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('pages')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function replaceContacts(
  tx: Tx,
  region: string,
  page: string,
  contacts: readonly string[],
): Promise<void> {
  await db(tx).deleteFrom('page_contacts').where('page_id', '=', page).execute()
  const rows = contacts.map((contact_id, position) => ({
    page_id: page,
    region_id: region,
    contact_id,
    position,
  }))
  if (rows.length > 0) await db(tx).insertInto('page_contacts').values(rows).execute()
}

export const contactsOfPages = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('page_contacts')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('position')
    .execute()

export const contactsOfPage = (handle: Reader, page: string) =>
  db(handle)
    .selectFrom('page_contacts')
    .select('contact_id')
    .where('page_id', '=', page)
    .orderBy('position')
    .execute()

/** The pages that have some contacts in their place. */
export const pagesWithContacts = (handle: Reader, contacts: readonly string[]) =>
  db(handle)
    .selectFrom('page_contacts')
    .select(['contact_id as contact', 'page_id as page'])
    .where('contact_id', 'in', [...contacts])
    .execute()

export const addressesOf = (handle: Reader, region: string) =>
  db(handle).selectFrom('page_addresses').selectAll().where('region_id', '=', region).execute()

/** The newest page to have had an address owns it. */
export const keepAddress = (tx: Tx, row: AddressRow) =>
  db(tx)
    .insertInto('page_addresses')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'language', 'path'])
        .doUpdateSet({ page_id: row.page_id, since: row.since }),
    )
    .execute()

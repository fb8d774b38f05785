import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface ContactRow {
  id: string
  number: number
  region_id: string
  organisation_id: string | null
  imported_from: string | null
  version: number
  archived_at: string | null
  archived_by_kind: string | null
  archived_by_id: string | null
  created_at: string
}

const db = (handle: Reader) => tables<{ contacts: ContactRow }>(handle)

export const insertContact = (tx: Tx, row: ContactRow) => db(tx).insertInto('contacts').values(row).execute()

export const getContact = (handle: Reader, id: string) =>
  db(handle).selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()

export const contactsOf = (handle: Reader, region: string) =>
  db(handle).selectFrom('contacts').selectAll().where('region_id', '=', region).orderBy('number').execute()

/** Changes a contact from a known version on; answers false when somebody else did so first. */
export async function updateContact(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<ContactRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('contacts')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface ContactRow {
  id: string
  number: number
  region_id: string
  organisation_id: string | null
  imported_from: string | null
  created_at: string
}

const db = (handle: Reader) => tables<{ contacts: ContactRow }>(handle)

export const insertContact = (tx: Tx, row: ContactRow) => db(tx).insertInto('contacts').values(row).execute()

export const getContact = (handle: Reader, id: string) =>
  db(handle).selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()

export const contactsOf = (handle: Reader, region: string) =>
  db(handle).selectFrom('contacts').selectAll().where('region_id', '=', region).orderBy('number').execute()

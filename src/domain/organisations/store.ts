import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface OrganisationRow {
  id: string
  number: number
  region_id: string
  slug: string
  logo_id: string | null
  imported_from: string | null
  created_at: string
}

const db = (handle: Reader) => tables<{ organisations: OrganisationRow }>(handle)

export const insertOrganisation = (tx: Tx, row: OrganisationRow) =>
  db(tx).insertInto('organisations').values(row).execute()

export const organisationsOf = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('organisations')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('number')
    .execute()

export const findOrganisation = (handle: Reader, region: string, id: string) =>
  db(handle)
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', id)
    .where('region_id', '=', region)
    .executeTakeFirst()

import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface MediaRow {
  id: string
  number: number
  region_id: string
  hash: string
  mime: string
  width: number
  height: number
  bytes: number
  name: string
  imported_from: string | null
  created_at: string
}

const db = (handle: Reader) => tables<{ media: MediaRow }>(handle)

export const insertMedia = (tx: Tx, row: MediaRow) => db(tx).insertInto('media').values(row).execute()

export const getMedia = (handle: Reader, id: string) =>
  db(handle).selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()

export const findByHash = (handle: Reader, region: string, hash: string) =>
  db(handle)
    .selectFrom('media')
    .selectAll()
    .where('region_id', '=', region)
    .where('hash', '=', hash)
    .executeTakeFirst()

export const mediaOf = (handle: Reader, region: string) =>
  db(handle).selectFrom('media').selectAll().where('region_id', '=', region).orderBy('number').execute()

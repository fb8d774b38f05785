import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'

export interface RegionRow {
  id: string
  number: number
  slug: string
  version: number
  name: string
  prefix: string | null
  official_key: string | null
  status: string
  timezone: string
  latitude: number | null
  longitude: number | null
  west: number | null
  south: number | null
  east: number | null
  north: number | null
  postal_codes: string
  aliases: string
  switches: string
  branding: string
  contact_id: string | null
  picture_id: string | null
  imported_from: string | null
  created_at: string
}

export interface RegionLanguageRow {
  region_id: string
  language: string
  parent: string | null
  position: number
  visible_since: string | null
}

interface RegionsTables {
  regions: RegionRow
  region_languages: RegionLanguageRow
}

const db = (handle: Reader) => tables<RegionsTables>(handle)

export const findBySlug = (handle: Reader, slug: string) =>
  db(handle).selectFrom('regions').selectAll().where('slug', '=', slug).executeTakeFirst()

export const getRegion = (handle: Reader, id: string) =>
  db(handle).selectFrom('regions').selectAll().where('id', '=', id).executeTakeFirst()

export const allRegions = (handle: Reader) =>
  db(handle)
    .selectFrom('regions')
    .select(['id', 'slug', 'status', 'name', 'prefix'])
    .orderBy('number')
    .execute()

export const insertRegion = (tx: Tx, row: RegionRow) => db(tx).insertInto('regions').values(row).execute()

/** Changes a region from a known version on; answers false when somebody else did so first. */
export async function updateRegion(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<RegionRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('regions')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** In the order of the tree as its owner put it. */
export const languagesOf = (handle: Reader, region: string) =>
  db(handle)
    .selectFrom('region_languages')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('position')
    .execute()

export const insertLanguage = (tx: Tx, row: RegionLanguageRow) =>
  db(tx).insertInto('region_languages').values(row).execute()

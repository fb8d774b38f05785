import { z } from 'zod'

/** The version of the form. A reader refuses another one. */
export const ARCHIVE_FORMAT = 1
export const MANIFEST = 'manifest.json'

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)
const count = z.number().int().min(0)

/** The last file of an archive: what the others are. It comes last because only then one knows. */
export const manifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  kind: z.enum(['installation', 'region']),
  /** The version of the house that wrote it. */
  house: z.string(),
  /** The newest migration of the database that it was made from. */
  schema: z.string(),
  madeAt: z.iso.datetime(),
  region: z.strictObject({ id: z.string(), slug: z.string() }).nullable(),
  /** In the order in which they can be put back. */
  sets: z.array(
    z.strictObject({
      table: name,
      key: z.array(name),
      columns: z.array(name),
      rows: count,
      /** Columns that name rows of the same table: put in when all of them are there. */
      itself: z.array(name),
    }),
  ),
  /** All files but this one, in their order. */
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Of a piece of records. */
      rows: count.optional(),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>
/** What of a manifest is known before the first file is written. */
export type Head = Omit<Manifest, 'files' | 'sets' | 'format'> & {
  sets: Omit<Manifest['sets'][number], 'rows'>[]
}

const MIB = 2 ** 20
const PIECE = /^records\/([A-Za-z_][A-Za-z0-9_]{0,62})\.\d{5}\.ndjson$/
const FILES: readonly (readonly [RegExp, number])[] = [
  [/^manifest\.json$/, 512 * MIB],
  // 4 MB and one row more: a text has at most a million characters.
  [PIECE, 24 * MIB],
  [/^secret$/, 64],
  [/^media\/[0-9a-f]{64}-\d{1,4}\.webp$/, 32 * MIB],
  [/^editions\/parts\/[0-9a-f]{2}\/[0-9a-f]{64}\.br$/, 64 * MIB],
  [/^editions\/regions\/[a-z0-9-]{1,100}\/(\d{1,16}\.json|inputs)$/, 64 * MIB],
]

/** How large a file of this name may be; undefined: an archive has no file of this name. */
export const mostBytes = (name: string): number | undefined =>
  FILES.find(([pattern]) => pattern.test(name))?.[1]

/** The table whose rows a file has; undefined: it is another file, whose name is its place in the data folder. */
export const tableOf = (name: string): string | undefined => PIECE.exec(name)?.[1]

export const pieceName = (table: string, place: number): string =>
  `records/${table}.${String(place).padStart(5, '0')}.ndjson`

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../platform/files/durable.ts'
import { pictureFiles } from '../media/index.ts'
import { allRegions } from '../regions/index.ts'
import type { Manifest } from './archive.ts'
import { filesOf, headOf, recordsOf } from './contents.ts'
import type { Installation, Kept } from './keeping.ts'
import { recordSets } from './record-sets.ts'
import { type Content, writeArchive } from './write-archive.ts'

/** Signs cookies and opens second factors; without it everybody would have to set them up anew. */
export const SECRET = 'secret'

/** When the last backup was made, for whoever watches. */
export const lastBackupFile = (data: string): string => join(data, 'last-backup.json')

/**
 * Everything of an installation as one file, while it is running: all rows of one moment, pictures, and what is public. The
 * schema stays as it is, so that the newer house can make the backup before an upgrade. Refuses when the file is there.
 * @param editions names of the files of the newest editions, in the data folder
 */
export async function backup(
  installation: Installation,
  to: string,
  editions: () => Promise<string[]>,
): Promise<Kept> {
  const { database, data, tables, clock, version } = installation
  const madeAt = clock()
  const sets = recordSets(tables, 'installation')
  const missing: string[] = []
  // Before the snapshot, so that no edition holds what the rows do not. One that is tidied away meanwhile is made anew.
  const published = await editions()
  const manifest = await database.snapshot(async (reader) => {
    const head = await headOf(reader, sets)
    const pictures: string[] = []
    for (const { id } of await allRegions(reader)) pictures.push(...(await pictureFiles(reader, id)))

    async function* contents(): AsyncGenerator<Content> {
      yield* recordsOf(reader, head, sets)
      yield* filesOf(data, [SECRET], () => {})
      yield* filesOf(data, [...new Set(pictures)].sort(), (name) => missing.push(name))
      yield* filesOf(data, published, () => {})
    }
    const about = { kind: 'installation', house: version, madeAt, region: null } as const
    return writeArchive(to, { ...about, ...head }, contents())
  })
  const kept = await told(manifest, to, missing)
  await writeDurably(lastBackupFile(data), `${JSON.stringify({ at: madeAt, bytes: kept.bytes })}\n`)
  return kept
}

/** What is in an archive, in numbers. */
export async function told(
  { sets, files }: Manifest,
  file: string,
  missing: readonly string[] = [],
): Promise<Kept> {
  return {
    rows: sets.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    bytes: (await stat(file)).size,
    missing,
  }
}

import { join } from 'node:path'
import sharp from 'sharp'
import type { DATABASES } from '../../test/databases.ts'
import { openTown, type Town } from '../../test/town.ts'
import { openArchive } from '../domain/keeping/index.ts'
import { addPicture, describePicture, storePicture } from '../domain/media/index.ts'
import { lineOf } from './testing-line.ts'

export type Kind = (typeof DATABASES)[number]

/** The town with a picture, in a running house, and its command line beside it. */
export interface KeptTown {
  town: Town
  run: ReturnType<typeof lineOf>
  /** A name for a new archive. */
  file(name: string): string
}

export async function openKeptTown(kind: Kind): Promise<KeptTown> {
  const town = await openTown(kind)
  const { config } = town.house
  const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0a5566' } })
    .png()
    .toBuffer()
  const picture = await storePicture(config.media, png)
  const media = await town.run(addPicture, { region: town.region, picture, name: 'hafen.png' })
  await town.run(describePicture, { media, language: 'de', alt: 'Der Hafen' })
  await town.published()
  const settings = {
    ANKERPLATZ_DATA: config.data,
    LOG_LEVEL: 'silent',
    ...(config.database.url && { DATABASE_URL: config.database.url }),
  }
  return { town, run: lineOf(settings), file: (name) => join(config.data, name) }
}

/** What an archive says of its records: table -> hashes of its pieces. Equal: the rows are equal to the byte. */
export async function recordsOf(
  file: string,
  without: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const { manifest } = await openArchive(file)
  return Object.fromEntries(
    manifest.sets
      .filter(({ table }) => !without.includes(table))
      .map(({ table }) => [
        table,
        manifest.files.filter(({ name }) => name.startsWith(`records/${table}.`)).map(({ sha256 }) => sha256),
      ]),
  )
}

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../../kernel/records.ts'
import { type Fault, Refusal } from '../../kernel/refusal.ts'
import { type Database, openDatabase } from '../../platform/database/database.ts'
import { pictureFiles } from '../media/index.ts'
import { loadRecords } from './load.ts'
import { type Archive, openArchive } from './read-archive.ts'
import type { NamedSet } from './record-sets.ts'
import * as store from './store.ts'
import { strangersIn } from './strangers.ts'

/** A region from an archive, in a database of its own that is thrown away afterwards: brought to today's schema, and checked. */
export interface StagedRegion {
  id: string
  slug: string
  archive: Archive
  database: Database
  close(): Promise<void>
}

const BEGINNING = '.region-'
const DAY_MS = 24 * 3600_000

/**
 * Reads a region's archive and checks everything before the house itself is asked: the archive as such, that its rows are
 * rows of ours, of one region, and name nothing outside it. Refuses with all faults.
 * @param data where there is room for the throw-away database
 */
export async function stageRegion(
  file: string,
  data: string,
  sets: readonly NamedSet[],
): Promise<StagedRegion> {
  const archive = await openArchive(file)
  const { region } = archive.manifest
  if (!region)
    throw new Refusal('invalid', `'${file}' is the backup of an installation: 'ankerplatz restore' takes it.`)
  await mkdir(data, { recursive: true })
  await sweep(data)
  const folder = await mkdtemp(join(data, BEGINNING))
  const database = openDatabase({ file: join(folder, 'region.sqlite') })
  const close = async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await fill(database, archive, file)
    const faults = await database.snapshot(async (reader) => [
      ...(await strangersIn(reader, sets, region.id)),
      ...(await wrongRegion(store.rowsOf(reader, 'regions', ['id'], undefined), region)),
    ])
    if (faults.length > 0)
      throw new Refusal('invalid', 'The archive holds what none of our commands would write.', faults)
    refuseFilesOfOthers(archive, await pictureFiles(database.reader, region.id))
    return { ...region, archive, database, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a run left that was cut off: it holds everything of a region. */
async function sweep(data: string): Promise<void> {
  for (const name of await readdir(data)) {
    if (!name.startsWith(BEGINNING)) continue
    const { mtimeMs } = await stat(join(data, name))
    if (Date.now() - mtimeMs > DAY_MS) await rm(join(data, name), { recursive: true, force: true })
  }
}

/** What the tables themselves refuse (a wrong type, a key that is there twice, a name of nothing) makes the archive wrong. */
async function fill(database: Database, archive: Archive, file: string): Promise<void> {
  try {
    await database.write((tx) => loadRecords(archive, tx))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') throw error
    const what = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', 'The rows of the archive are not as the house writes them.', [
      { where: file, what },
    ])
  }
}

async function wrongRegion(rows: AsyncIterable<Row>, region: { id: string; slug: string }): Promise<Fault[]> {
  const found: Row[] = []
  for await (const row of rows) found.push(row)
  const isSame = found.length === 1 && found[0]?.id === region.id && found[0]?.slug === region.slug
  return isSame ? [] : [{ where: 'regions', what: 'is not the region that the manifest names' }]
}

/** Files that nothing names would lie about for ever. A picture whose file is missing was missing before. */
function refuseFilesOfOthers({ manifest }: Archive, pictures: readonly string[]): void {
  const named = new Set(pictures)
  const faults = manifest.files
    .filter(({ name }) => name.startsWith('media/') && !named.has(name))
    .map(({ name }) => ({ where: name, what: 'belongs to no picture of the region' }))
  if (faults.length > 0) throw new Refusal('invalid', 'The archive holds files of others.', faults)
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Refusal } from '../../kernel/refusal.ts'
import type { Bus } from '../../platform/commands/bus.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { withoutHurry } from '../../platform/database/postgres.ts'
import { isBlank } from '../../platform/database/schema.ts'
import { streamDurably, writeAllDurably } from '../../platform/files/durable.ts'
import { enqueue, type JobRequest } from '../../platform/jobs/queue.ts'
import { allRegions } from '../regions/index.ts'
import { SECRET, told } from './backup.ts'
import type { Erasers } from './erase.ts'
import type { Installation, Kept } from './keeping.ts'
import { type Erasure, erasures, keepLedger, ledgerFile, readLedger } from './ledger.ts'
import { loadRecords } from './load.ts'
import { type Archive, openArchive } from './read-archive.ts'
import { replayErasures } from './replay.ts'

const FILES_AT_ONCE = 64
const BYTES_AT_ONCE = 16 * 2 ** 20

/** What a restore needs besides the installation. */
export interface RestoreParts {
  /** The bus of the house, in this transaction. */
  busIn(tx: Tx): Bus
  erasers: Erasers
  /** The job that publishes a region. */
  publishJob(region: string): JobRequest
}

export interface Restored extends Kept {
  /** How many people the archive had who were erased since, and are erased again. */
  erasedAgain: number
}

/**
 * Puts an installation back into an empty database and data folder. Everything is checked before anything is written; the
 * rows, the schema of today and all erasures since are one transaction, so a restore that is cut off can be begun again.
 * Every region is asked to be published anew. Refuses when there is a database already.
 * @param ledger erasures after the archive, besides those in the data folder
 */
export async function restore(
  installation: Installation,
  from: string,
  ledger: readonly Erasure[],
  parts: RestoreParts,
): Promise<Restored> {
  const { database, data, clock } = installation
  if (!(await isBlank(database.reader)) || (await isPublished(data)))
    throw new Refusal(
      'taken',
      'There is an installation already, and a restore writes over nothing. Stop the server and move the data folder away (PostgreSQL: make a new database), or set ANKERPLATZ_DATA or DATABASE_URL to empty ones.',
    )
  const archive = await openArchive(from)
  if (archive.manifest.kind !== 'installation')
    throw new Refusal('invalid', `'${from}' holds one region: 'ankerplatz import-region' takes it.`)
  const known = [...(await readLedger(ledgerFile(data))), ...ledger]
  // Pictures first: rows without them would be shown with holes. Without rows nobody sees them.
  await putFiles(archive, data, (name) => name.startsWith('media/'))
  await putSecret(archive, data)
  const erasedAgain = await withoutHurry(() =>
    database.write(async (tx) => {
      await loadRecords(archive, tx)
      const replayed = await replayErasures(parts.busIn(tx), tx, known, parts.erasers)
      for (const { id } of await allRegions(tx)) await enqueue(tx, parts.publishJob(id), clock())
      return replayed
    }),
  )
  await keepLedger(ledgerFile(data), await erasures(database.reader))
  // What was public of people who are erased by now is nothing that may be put back: all is made anew.
  if (erasedAgain === 0) await putFiles(archive, data, (name) => name.startsWith('editions/'))
  return { ...(await told(archive.manifest, from)), erasedAgain }
}

/** Nobody but the server may read it. */
async function putSecret(archive: Archive, data: string): Promise<void> {
  for await (const { name, bytes } of archive.entries())
    if (name === SECRET) return streamDurably(join(data, SECRET), Readable.from([bytes]))
}

const isPublished = (data: string): Promise<boolean> =>
  readdir(join(data, 'editions', 'regions')).then(
    (regions) => regions.length > 0,
    () => false,
  )

/** Files in order, durable, some at a time: a disk syncs several in hardly more time than one. */
async function putFiles(archive: Archive, data: string, wanted: (name: string) => boolean): Promise<void> {
  let some: [string, Uint8Array][] = []
  let bytes = 0
  for await (const entry of archive.entries()) {
    if (!wanted(entry.name)) continue
    some.push([join(data, entry.name), entry.bytes])
    bytes += entry.bytes.length
    if (some.length < FILES_AT_ONCE && bytes < BYTES_AT_ONCE) continue
    await writeAllDurably(some)
    some = []
    bytes = 0
  }
  await writeAllDurably(some)
}

import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { recordFile, recordsFolder } from './layout.ts'
import { publishedRegions, readRecord, sequencesOf } from './records.ts'

/** Newest records of a region that stay, for falling back when a part is found broken. */
const RECORDS_KEPT = 3
/** A part that nothing names may be one that a publication is just about to name. */
const PART_AGE_MS = 3600_000

/** Removes old records and the parts that no kept record names. Answers how many parts went. */
export async function tidy(shelf: string, now: number): Promise<number> {
  const named = new Set<string>()
  for (const region of await publishedRegions(shelf)) {
    await sweep(recordsFolder(shelf, region), now)
    const sequences = await sequencesOf(shelf, region)
    for (const old of sequences.slice(RECORDS_KEPT)) await rm(recordFile(shelf, region, old), { force: true })
    for (const kept of sequences.slice(0, RECORDS_KEPT)) {
      const record = await readRecord(shelf, region, kept)
      for (const { parts } of record?.languages ?? [])
        for (const { hash } of Object.values(parts)) named.add(hash)
    }
  }
  let gone = 0
  for (const folder of await readdir(join(shelf, 'parts')).catch(() => [])) {
    for (const name of await readdir(join(shelf, 'parts', folder))) {
      // Not by its hash: what a crash left half written ('.1a2b.part') goes too.
      const file = join(shelf, 'parts', folder, name)
      if (named.has(name.replace(/\.br$/, '')) || now - (await timeOf(file)) < PART_AGE_MS) continue
      await rm(file, { force: true })
      gone++
    }
  }
  return gone
}

/** What a crash left half written beside the records. */
async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    if (name.endsWith('.part') && now - (await timeOf(file)) >= PART_AGE_MS) await rm(file, { force: true })
  }
}

/** When a file was written; somebody who is just writing it may have given it its name in between. */
const timeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )

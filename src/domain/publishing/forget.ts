import { rm } from 'node:fs/promises'
import { partFile, recordFile } from './layout.ts'
import { publishedRegions, readRecord, sequencesOf } from './records.ts'

/**
 * Of a region only the newest edition stays: somebody was erased, and the older ones, kept for falling back, still hold
 * her. With them go the parts that no edition of any region names. To be called after the region was published anew.
 */
export async function forgetEditions(shelf: string, region: string): Promise<void> {
  const [newest, ...older] = await sequencesOf(shelf, region)
  if (newest === undefined || older.length === 0) return
  const doomed = new Set<string>()
  for (const sequence of older) {
    for (const hash of await partsOf(shelf, region, sequence)) doomed.add(hash)
    await rm(recordFile(shelf, region, sequence), { force: true })
  }
  for (const other of await publishedRegions(shelf))
    for (const sequence of await sequencesOf(shelf, other))
      for (const hash of await partsOf(shelf, other, sequence)) doomed.delete(hash)
  for (const hash of doomed) await rm(partFile(shelf, hash), { force: true })
}

async function partsOf(shelf: string, region: string, sequence: number): Promise<string[]> {
  const record = await readRecord(shelf, region, sequence)
  return (record?.languages ?? []).flatMap(({ parts }) => Object.values(parts).map(({ hash }) => hash))
}

import { relative } from 'node:path'
import { inputsFile, partFile, recordFile } from './layout.ts'
import { newestRecord, publishedRegions } from './records.ts'

/** The files of the newest edition of every region, by their names on the shelf: parts first, records last. */
export async function editionFiles(shelf: string): Promise<string[]> {
  const parts = new Set<string>()
  const records: string[] = []
  for (const region of await publishedRegions(shelf)) {
    const record = await newestRecord(shelf, region)
    if (!record) continue
    for (const { parts: named } of record.languages)
      for (const { hash } of Object.values(named)) parts.add(hash)
    records.push(recordFile(shelf, region, record.sequence), inputsFile(shelf, region))
  }
  return [...[...parts].sort().map((hash) => partFile(shelf, hash)), ...records].map((file) =>
    relative(shelf, file),
  )
}

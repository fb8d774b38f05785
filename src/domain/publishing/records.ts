import { readdir, readFile, rm } from 'node:fs/promises'
import { EDITION_FORMAT, type EditionRecord, type RegionSummary } from '../../edition/manifest.ts'
import { recordFile, recordsFolder, sequencesIn } from './layout.ts'

/** Sequences of a region's records, newest first; none when the region was never published. */
export async function sequencesOf(shelf: string, region: string): Promise<number[]> {
  try {
    return sequencesIn(await readdir(recordsFolder(shelf, region)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** One record; undefined when it is gone, broken, or of another format. */
export async function readRecord(
  shelf: string,
  region: string,
  sequence: number,
): Promise<EditionRecord | undefined> {
  try {
    const record = JSON.parse(await readFile(recordFile(shelf, region, sequence), 'utf8')) as EditionRecord
    return record.format === EDITION_FORMAT && record.sequence === sequence ? record : undefined
  } catch {
    return undefined
  }
}

/** The newest record that can be read and that `trusted` accepts. */
export async function newestRecord(
  shelf: string,
  region: string,
  trusted: (record: EditionRecord) => boolean = () => true,
): Promise<EditionRecord | undefined> {
  for (const sequence of await sequencesOf(shelf, region)) {
    const record = await readRecord(shelf, region, sequence)
    if (record && trusted(record)) return record
  }
  return undefined
}

/** What is said of a record before its languages: enough to list a region, and a hundredth of the whole. */
export interface RecordHead {
  sequence: number
  compiler: number
  summary: RegionSummary
}

/** The head of the newest record that can be read; `known`, unread, when it is still the newest. */
export async function newestHead(
  shelf: string,
  region: string,
  known: RecordHead | undefined,
): Promise<RecordHead | undefined> {
  for (const sequence of await sequencesOf(shelf, region)) {
    if (sequence === known?.sequence) return known
    const head = await readFile(recordFile(shelf, region, sequence), 'utf8').then(headOf, () => undefined)
    if (head?.sequence === sequence) return head
  }
  return undefined
}

/** The languages are written last; a record that is written otherwise is read whole, one that is cut off is none. */
function headOf(text: string): RecordHead | undefined {
  try {
    const end = text.indexOf(',"languages":[{')
    const short = end > 0 && text.endsWith('}]}') ? JSON.parse(`${text.slice(0, end)}}`) : undefined
    const { format, sequence, compiler, summary } = short?.summary ? short : JSON.parse(text)
    return format === EDITION_FORMAT && summary ? { sequence, compiler, summary } : undefined
  } catch {
    return undefined
  }
}

/** Regions that have records. */
export async function publishedRegions(shelf: string): Promise<string[]> {
  try {
    return (await readdir(recordsFolder(shelf, ''))).sort()
  } catch {
    return []
  }
}

/** Takes a region off the shelf. */
export const retire = (shelf: string, region: string): Promise<void> =>
  rm(recordsFolder(shelf, region), { recursive: true, force: true })

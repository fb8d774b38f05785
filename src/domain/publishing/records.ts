import { readdir, readFile, rm } from 'node:fs/promises'
import { EDITION_FORMAT, type EditionRecord, type RegionSummary } from '../../edition/manifest.ts'
import { recordFile, recordsFolder, SEALED_SINCE, sequencesIn } from './layout.ts'
import { unsealed } from './seal.ts'

/** Told of each record that is not what was written. One that is gone, or of another format, is not told. */
export type OnBroken = (sequence: number) => void

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
export const readRecord = (
  shelf: string,
  region: string,
  sequence: number,
  onBroken: OnBroken = () => {},
): Promise<EditionRecord | undefined> =>
  readAs(shelf, region, sequence, (body) => JSON.parse(body) as EditionRecord, onBroken)

/** The newest record that can be read and that `trusted` accepts. */
export async function newestRecord(
  shelf: string,
  region: string,
  trusted: (record: EditionRecord) => boolean = () => true,
  onBroken: OnBroken = () => {},
): Promise<EditionRecord | undefined> {
  for (const sequence of await sequencesOf(shelf, region)) {
    const record = await readRecord(shelf, region, sequence, onBroken)
    if (record && trusted(record)) return record
  }
  return undefined
}

/** What is said of a record before its languages: enough to list a region, and a hundredth of the whole. */
export interface RecordHead extends Pick<EditionRecord, 'format' | 'sequence' | 'compiler'> {
  summary: RegionSummary
}

/** The head of the newest record that can be read; `known`, unread, when it is still the newest. */
export async function newestHead(
  shelf: string,
  region: string,
  known: RecordHead | undefined,
  onBroken: OnBroken = () => {},
): Promise<RecordHead | undefined> {
  for (const sequence of await sequencesOf(shelf, region)) {
    if (sequence === known?.sequence) return known
    const head = await readAs(shelf, region, sequence, headOf, onBroken)
    if (head) return head
  }
  return undefined
}

/** The languages are written last; a record that is written otherwise is read whole, one that is cut off is none. */
function headOf(body: string): RecordHead {
  const end = body.endsWith('}]}') ? body.indexOf(',"languages":[{') : -1
  const { format, sequence, compiler, summary } = JSON.parse(end > 0 ? `${body.slice(0, end)}}` : body)
  return { format, sequence, compiler, summary }
}

async function readAs<T extends RecordHead>(
  shelf: string,
  region: string,
  sequence: number,
  parse: (body: string) => T,
  onBroken: OnBroken,
): Promise<T | undefined> {
  const text = await readFile(recordFile(shelf, region, sequence), 'utf8').catch(() => undefined)
  // Gone since it was listed, or not readable now (too many open files): that says nothing about what it is.
  if (text === undefined) return undefined
  const { body, seal } = unsealed(text)
  const record = seal === 'broken' ? undefined : parsed(body, parse)
  // Another house wrote it, which knows a later format: it is not for us, and not broken.
  if (record && record.format !== EDITION_FORMAT) return undefined
  const isOwn = record?.sequence === sequence && record.summary
  if (isOwn && (seal === 'whole' || record.compiler < SEALED_SINCE)) return record
  onBroken(sequence)
  return undefined
}

function parsed<T>(body: string, parse: (body: string) => T): T | undefined {
  try {
    return parse(body)
  } catch {
    // Before there were seals, a record that was cut off could be told by its JSON only.
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

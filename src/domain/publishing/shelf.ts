import { readFile, stat, unlink } from 'node:fs/promises'
import { CorruptPart, type PartSource } from '../../edition/editions.ts'
import type { EditionRecord, RegionSummary } from '../../edition/manifest.ts'
import type { Log } from '../../platform/log/log.ts'
import { unsqueeze } from './brotli.ts'
import { createDoubts } from './doubts.ts'
import { changedFile, partFile } from './layout.ts'
import { newestHead, newestRecord, publishedRegions, type RecordHead } from './records.ts'

const LOOK_EVERY_MS = 1000
const RECORDS_IN_MEMORY = 200
const REGIONS_AT_ONCE = 16

/** Editions in a folder, as a source for readers. It touches no database. */
export interface Shelf extends PartSource {
  /** The revision of the code that made a region's newest edition; undefined when it has none. */
  compilerOf(region: string): number | undefined
  /** Looks for news at once; without a region, everywhere. */
  refresh(region?: string): Promise<void>
  /** Calls back when what is public of a region may have changed; null: of any. */
  onChange(listener: (region: string | null) => void): void
  /** Calls back with each region whose newest record is broken or names a part that is: it should be published anew. */
  onReject(listener: (region: string) => void): void
  close(): void
}

/**
 * Opens the folder and reads the summaries of all regions. Records are read when somebody asks, and remembered.
 * A part that is not what its hash says is taken off the shelf, so that the next publication makes it anew. A record that
 * is not what its seal says is passed over for the last good one, until the next publication lies above it.
 */
export async function openShelf(folder: string, log: Log): Promise<Shelf> {
  const listeners: ((region: string | null) => void)[] = []
  const doubts = createDoubts(log)
  const heads = new Map<string, RecordHead>()
  const records = new Map<string, Promise<EditionRecord | undefined>>()
  /** Regions of which no record is whole: not the same as regions that do not exist. */
  const lost = new Set<string>()
  let sorted: RegionSummary[] | undefined
  let changed = ''

  function remember(region: string): Promise<EditionRecord | undefined> {
    const known = records.get(region)
    if (known) return known
    const asked = newestRecord(folder, region, doubts.trusts, (sequence) =>
      doubts.recordBroken(region, sequence),
    )
    records.set(region, asked)
    asked.catch(() => records.delete(region))
    if (records.size > RECORDS_IN_MEMORY) records.delete(records.keys().next().value as string)
    return asked
  }

  async function refreshOne(region: string): Promise<void> {
    // When there was doubt, several regions may have fallen back to older records for want of the same part.
    const inDoubt = doubts.end()
    await readHead(region)
    forget(inDoubt ? null : region)
  }

  /** Reads what is new anywhere, and nothing else: of a thousand regions one has changed. */
  async function refreshAll(): Promise<void> {
    const inDoubt = doubts.end()
    const names = await publishedRegions(folder)
    const there = new Set(names)
    const gone = [...heads.keys(), ...lost].filter((region) => !there.has(region))
    for (const region of gone) {
      heads.delete(region)
      lost.delete(region)
    }
    const changed = gone
    for (let i = 0; i < names.length; i += REGIONS_AT_ONCE) {
      const some = names.slice(i, i + REGIONS_AT_ONCE)
      const isNew = await Promise.all(some.map(readHead))
      changed.push(...some.filter((_, place) => isNew[place]))
    }
    for (const region of inDoubt ? [null] : changed) forget(region)
  }

  /** Answers whether there is a newer record than the one that was known. */
  async function readHead(region: string): Promise<boolean> {
    const known = heads.get(region)
    let broken = false
    const head = await newestHead(folder, region, known, (sequence) => {
      broken = true
      doubts.recordBroken(region, sequence)
    })
    if (head) heads.set(region, head)
    else heads.delete(region)
    if (!head && broken) lost.add(region)
    else lost.delete(region)
    return head !== known
  }

  function forget(region: string | null): void {
    if (region === null) records.clear()
    else records.delete(region)
    sorted = undefined
    for (const listener of listeners) listener(region)
  }

  async function tellWhoHas(hash: string, known: typeof records): Promise<void> {
    for (const [region, asked] of known) {
      const record = await asked
      const has = record?.languages.some(({ parts }) =>
        Object.values(parts).some((part) => part.hash === hash),
      )
      if (has) doubts.tell(region)
    }
  }

  async function look(): Promise<void> {
    const now = await timeOf(changedFile(folder))
    if (now === changed) return
    await refreshAll()
    // Not before: news that could not be read is looked at again.
    changed = now
  }

  changed = await timeOf(changedFile(folder))
  await refreshAll()
  const timer = setInterval(() => {
    look().catch((error) => log.warn({ event: 'editions.unreadable', fault: String(error) }))
  }, LOOK_EVERY_MS)
  timer.unref()

  return {
    summaries: async () => {
      sorted ??= [...heads.values()]
        .map(({ summary }) => summary)
        .sort((a, b) => a.name.localeCompare(b.name, 'de'))
      return sorted
    },
    async record(region) {
      if (!heads.has(region) && !lost.has(region)) return undefined
      const record = await remember(region)
      // All wait for a part to be made anew. 'There is no such region' would be believed, by search engines for months.
      if (!record && (heads.has(region) || lost.has(region)))
        throw new CorruptPart(`no edition of ${region} is whole`)
      return record
    },
    compilerOf: (region) => heads.get(region)?.compiler,
    bytes: (hash) => readPart(folder, hash),
    reject(hash) {
      if (!doubts.reject(hash)) return
      const known = new Map(records)
      // Taken away before somebody publishes: a publication that still finds it does not make it anew.
      unlink(partFile(folder, hash))
        .catch(() => {})
        .then(() => tellWhoHas(hash, known))
        .catch(() => {})
      forget(null)
    },
    refresh: (region) => (region === undefined ? refreshAll() : refreshOne(region)),
    onChange: (listener) => {
      listeners.push(listener)
    },
    onReject: doubts.onRegion,
    close: () => clearInterval(timer),
  }
}

async function readPart(folder: string, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await unsqueeze(await readFile(partFile(folder, hash)))
  } catch {
    return undefined
  }
}

const timeOf = async (file: string): Promise<string> => {
  try {
    return String((await stat(file)).mtimeMs)
  } catch {
    return ''
  }
}

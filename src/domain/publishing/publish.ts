import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { canonicalJson } from '../../edition/canonical-json.ts'
import { EDITION_FORMAT, type EditionRecord, type Manifest } from '../../edition/manifest.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Module } from '../../kernel/module.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { writeAllDurably, writeDurably } from '../../platform/files/durable.ts'
import { type Region, regionById } from '../regions/index.ts'
import { type Compiled, compile, type Inputs } from './compile.ts'
import { COMPILER_REVISION, changedFile, inputsFile, partFile, recordFile } from './layout.ts'
import type { PublishingMemory } from './memory.ts'
import { newestRecord, retire, sequencesOf } from './records.ts'
import { sealed, unsealed } from './seal.ts'
import { nextSequence } from './store.ts'

export interface PublishParts {
  database: Database
  modules: readonly Module<Reader>[]
  shelf: string
  clock: Clock
  /** Makes the next publication of a region quicker; without it each begins from nothing. */
  memory?: PublishingMemory
}

/** What a publication did. `sequence` is null when nothing that people see had changed. */
export interface Published {
  region: string
  sequence: number | null
  /** Hashes of the parts that are new. */
  fresh: string[]
}

/**
 * Publishes a region as it is in the database now. Answers undefined when there is no such region. Parts first, each
 * durable, then the record that names them: whoever reads sees the old edition or the new one.
 */
export async function publishRegion(parts: PublishParts, regionId: string): Promise<Published | undefined> {
  const { database, shelf, clock, modules } = parts
  const sequence = await database.write((tx) => nextSequence(tx, regionId, Date.parse(clock())))
  const at = clock()
  const found = await database.snapshot(async (reader) => {
    const region = await regionById(reader, regionId)
    if (!region) return undefined
    const inputs = await readInputs(shelf, region.slug)
    const memory = parts.memory?.of(region.id) ?? new Map()
    const planned = { id: region.id, slug: region.slug, languages: region.visible, at, memory }
    return {
      region,
      compiled: await compile(modules, reader, planned, {
        inputs,
        // A thousand of these each time: at once they take 4 ms, one after the other through the thread pool 80.
        holds: (hash) => existsSync(partFile(shelf, hash)),
      }),
    }
  })
  if (!found) return undefined
  const { region, compiled } = found
  if (region.status === 'archived') {
    await retire(shelf, region.slug)
    await announce(shelf, at)
    return { region: region.slug, sequence, fresh: [] }
  }
  const before = await newestRecord(shelf, region.slug)
  const record = recordOf(region, compiled, sequence, at, before)
  const fresh = [...compiled.fresh.keys()]
  await writeAllDurably([...compiled.fresh].map(([hash, bytes]) => [partFile(shelf, hash), bytes]))
  // Nothing new needs no record, unless a broken one lies above the last good one: the new one takes its place.
  const [highest] = await sequencesOf(shelf, region.slug)
  if (before?.sequence === highest && before && sameEdition(before, record)) {
    // Said all the same: a part was made anew, or whoever put the record in place died before it could say so. Times of
    // files do not tell which: a record is as old as its first byte, and another announcement may lie in between.
    await announce(shelf, at)
    return { region: region.slug, sequence: null, fresh }
  }
  await putInPlace(recordFile(shelf, region.slug, sequence), record)
  await announce(shelf, at)
  await keepInputs(shelf, region.slug, compiled.inputs)
  return { region: region.slug, sequence, fresh }
}

/** When its folder cannot be synced, a record has its name and may lose it: the next try shall not take it for done. */
async function putInPlace(file: string, record: EditionRecord): Promise<void> {
  try {
    await writeDurably(file, sealed({ ...record }))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

function recordOf(
  region: Region,
  compiled: Compiled,
  sequence: number,
  at: Instant,
  before: EditionRecord | undefined,
): EditionRecord {
  return {
    format: EDITION_FORMAT,
    compiler: COMPILER_REVISION,
    sequence,
    summary: { ...region.summary, status: region.status === 'live' ? 'live' : 'hidden' },
    languages: [...compiled.languages].map(([language, parts]): Manifest => {
      const manifest = { region: region.slug, language, sequence, publishedAt: at, parts }
      const old = before?.languages.find((candidate) => candidate.language === language)
      return old && sameParts(old.parts, parts) ? old : manifest
    }),
  }
}

const sameParts = (a: Manifest['parts'], b: Manifest['parts']): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, { hash }]) => b[name]?.hash === hash)

/** Manifests in which nothing is new are the old ones themselves. */
const sameEdition = (before: EditionRecord, now: EditionRecord): boolean =>
  before.compiler === now.compiler &&
  before.languages.length === now.languages.length &&
  before.languages.every((manifest, i) => manifest === now.languages[i]) &&
  canonicalJson(before.summary) === canonicalJson(now.summary)

/** Lost, broken or unreadable inputs cost a full compile, nothing else: they need not be durable. */
async function readInputs(shelf: string, region: string): Promise<Inputs> {
  try {
    const { body, seal } = unsealed(await readFile(inputsFile(shelf, region), 'utf8'))
    const { compiler, parts } = JSON.parse(body)
    return seal === 'whole' && compiler === COMPILER_REVISION ? parts : {}
  } catch {
    return {}
  }
}

const keepInputs = (shelf: string, region: string, parts: Inputs): Promise<void> =>
  writeFile(inputsFile(shelf, region), sealed({ compiler: COMPILER_REVISION, parts })).catch(() => {})

const announce = (shelf: string, at: Instant): Promise<void> => writeFile(changedFile(shelf), at)

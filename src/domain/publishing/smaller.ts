import { hash as digest } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import type { EditionRecord } from '../../edition/manifest.ts'
import { writeDurably } from '../../platform/files/durable.ts'
import { squeeze, unsqueeze } from './brotli.ts'
import { partFile, smallerFile } from './layout.ts'
import { newestRecord, publishedRegions, readRecord, sequencesOf } from './records.ts'

/**
 * Makes the next part of a region's newest edition smaller that nobody has tried yet. Answers its hash; undefined when all
 * have been tried. Nothing is kept in memory: it may be killed at any moment, and another process may do the same.
 */
export async function makeNextSmaller(shelf: string, region: string): Promise<string | undefined> {
  const named = partsIn(await newestRecord(shelf, region))
  const tried = await triedOf(shelf, region)
  const next = named.find((hash) => !tried.includes(hash))
  if (next === undefined) return undefined
  await makeSmaller(shelf, region, next)
  await remember(shelf, region, named, tried, next)
  return next
}

async function makeSmaller(shelf: string, region: string, hash: string): Promise<void> {
  const stored = await readFile(partFile(shelf, hash)).catch(() => undefined)
  const bytes = stored && (await unsqueeze(stored).catch(() => undefined))
  // Gone or broken: whoever reads it finds that out, and has it made anew.
  if (!stored || !bytes || digest('sha256', bytes) !== hash) return
  const smaller = await squeeze(bytes, 11)
  if (smaller.length >= stored.length) return
  if (digest('sha256', await unsqueeze(smaller)) !== hash) throw new Error(`part ${hash} would be another`)
  await replacePart(shelf, region, hash, smaller)
}

/**
 * Puts other bytes of the same part in its place: whoever reads has the old ones or the new. What was taken off the shelf
 * meanwhile, perhaps because a person was erased, does not come back.
 */
export async function replacePart(
  shelf: string,
  region: string,
  hash: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = partFile(shelf, hash)
  if (!existsSync(file)) return
  await writeDurably(file, bytes)
  // Records go first and parts after them: a part that is still named was not meant to go.
  if (!(await isNamed(shelf, hash, [region])) && !(await isNamed(shelf, hash, await publishedRegions(shelf))))
    await rm(file, { force: true })
}

async function isNamed(shelf: string, hash: string, regions: readonly string[]): Promise<boolean> {
  for (const region of regions)
    for (const sequence of await sequencesOf(shelf, region))
      if (partsIn(await readRecord(shelf, region, sequence)).includes(hash)) return true
  return false
}

const partsIn = (record: EditionRecord | undefined): string[] => [
  ...new Set((record?.languages ?? []).flatMap(({ parts }) => Object.values(parts).map(({ hash }) => hash))),
]

/** Hashes, one a line. Lost or broken, it costs time and nothing else. */
const triedOf = async (shelf: string, region: string): Promise<string[]> =>
  (await readFile(smallerFile(shelf, region), 'utf8').catch(() => '')).split('\n').filter(Boolean)

function remember(
  shelf: string,
  region: string,
  named: readonly string[],
  tried: readonly string[],
  hash: string,
): Promise<void> {
  const file = smallerFile(shelf, region)
  if (tried.length < 2 * named.length) return appendFile(file, `${hash}\n`)
  const still = tried.filter((old) => named.includes(old))
  return writeFile(file, [...still, hash, ''].join('\n'))
}

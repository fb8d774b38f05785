import { hash as digest } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { partFile } from './layout.ts'
import { newestRecord, publishedRegions } from './records.ts'

const unbrotli = promisify(brotliDecompress)

/** What somebody who looks at the shelf finds; she changes nothing. */
export interface ShelfReport {
  regions: number
  /** Parts that were read, of how many there are. */
  looked: number
  parts: number
  /** 'ankerland/17.json', or the hash of a part: not what was written, or gone. */
  broken: string[]
  /** The latest moment that an edition says it was made at; null without editions. */
  newest: string | null
}

/**
 * Looks at the newest record of each region and at its parts: at `most` of them, evenly chosen.
 * @example await inspectShelf('var/editions', 100)
 */
export async function inspectShelf(shelf: string, most: number): Promise<ShelfReport> {
  const broken: string[] = []
  const hashes = new Set<string>()
  let newest = ''
  const regions = await publishedRegions(shelf)
  for (const region of regions) {
    const record = await newestRecord(
      shelf,
      region,
      () => true,
      (sequence) => broken.push(`${region}/${sequence}.json`),
    )
    for (const { parts, publishedAt } of record?.languages ?? []) {
      if (publishedAt > newest) newest = publishedAt
      for (const { hash } of Object.values(parts)) hashes.add(hash)
    }
  }
  const all = [...hashes]
  const looked = Math.min(most, all.length)
  for (let i = 0; i < looked; i++) {
    const hash = all[Math.floor((i * all.length) / looked)] as string
    if (!(await isWhole(shelf, hash))) broken.push(hash)
  }
  return { regions: regions.length, looked, parts: all.length, broken, newest: newest || null }
}

async function isWhole(shelf: string, hash: string): Promise<boolean> {
  try {
    return digest('sha256', await unbrotli(await readFile(partFile(shelf, hash)))) === hash
  } catch {
    return false
  }
}

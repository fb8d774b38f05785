import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { publishRegion } from '../../src/domain/publishing/index.ts'
import { newestRecord } from '../../src/domain/publishing/records.ts'
import { regionBySlug } from '../../src/domain/regions/index.ts'
import type { EditionRecord } from '../../src/edition/manifest.ts'
import { MODULES } from '../../src/modules.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'

export interface Sample {
  /** Of each region, in milliseconds. */
  times: number[]
  parts: number
  /** Names of parts that only one of the two shelves has. */
  missing: string[]
  /** All parts by name together, as the house made them and as they were written in bulk. */
  bytes: number
  bulkBytes: number
}

/**
 * Publishes some regions from their rows by the house's own code, every file synced, on a shelf beside; and says how
 * much like them what was written in bulk is.
 */
export async function publishSome(config: Config, slugs: readonly string[]): Promise<Sample> {
  const beside = join(config.data, 'published')
  const database = openDatabase(config.database)
  const sample: Sample = { times: [], parts: 0, missing: [], bytes: 0, bulkBytes: 0 }
  try {
    for (const slug of slugs) {
      const region = await regionBySlug(database.reader, slug)
      if (!region) throw new Error(`there is no region ${slug}`)
      const began = performance.now()
      const published = await publishRegion(
        { database, modules: MODULES, shelf: beside, clock: systemClock },
        region.id,
      )
      sample.times.push(performance.now() - began)
      sample.parts += published?.fresh.length ?? 0
      const [ours, bulk] = [
        refsOf(await newestRecord(beside, slug)),
        refsOf(await newestRecord(config.shelf, slug)),
      ]
      for (const name of new Set([...ours.keys(), ...bulk.keys()])) {
        if (!ours.has(name) || !bulk.has(name)) sample.missing.push(`${slug} ${name}`)
        sample.bytes += ours.get(name) ?? 0
        sample.bulkBytes += bulk.get(name) ?? 0
      }
    }
  } finally {
    await database.close()
  }
  return sample
}

const refsOf = (record: EditionRecord | undefined): ReadonlyMap<string, number> =>
  new Map(
    (record?.languages ?? []).flatMap(({ language, parts }) =>
      Object.entries(parts).map(([name, { bytes }]) => [`${language} ${name}`, bytes] as const),
    ),
  )

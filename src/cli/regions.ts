import { allRegions, regionById } from '../domain/regions/index.ts'
import { fullName } from '../domain/regions/public.ts'
import type { Surroundings, Verb } from './surroundings.ts'
import { withHouse } from './with-house.ts'

export const regionsVerb: Verb = {
  words: ['regions'],
  help: `ankerplatz regions
  The regions of this installation.`,
  async run(_, surroundings) {
    const rows = await withHouse(surroundings, async ({ database, editions }) => {
      const found: string[][] = [['SLUG', 'NAME', 'STATUS', 'LANGUAGES', 'EDITION']]
      for (const { id } of await allRegions(database.reader)) {
        const region = await regionById(database.reader, id)
        if (!region) continue
        const edition = await editions.record(region.slug)
        found.push([
          region.slug,
          fullName(region),
          region.status,
          region.visible.join(' '),
          edition ? String(edition.sequence) : 'none',
        ])
      }
      return found
    })
    print(rows, surroundings)
    return 0
  },
}

function print(rows: readonly (readonly string[])[], { out }: Surroundings): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows)
    out(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
}

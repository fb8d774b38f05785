import { parseArgs } from 'node:util'
import {
  type ImportedRegion,
  importRegion,
  RegionDryRun,
  recordSets,
  stageRegion,
} from '../domain/keeping/index.ts'
import type { House } from '../house.ts'
import { ERASERS, TABLES } from '../modules.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { OPERATOR } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const importRegionVerb: Verb = {
  words: ['import-region'],
  help: `ankerplatz import-region --from <file.tar.gz> [--slug <slug>] [--dry-run]
  Takes over a region from another installation, all of it or nothing. Checks everything before it writes anything.
    --slug <slug>    another address here than the region had
    --dry-run        say what would happen, and write nothing`,
  async run(args, surroundings) {
    const options = {
      from: { type: 'string' },
      slug: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    } as const
    const { from, slug, 'dry-run': dryRun } = parseArgs({ args: [...args], options }).values
    if (!from) throw new Misuse('Say which archive: --from <file.tar.gz>')
    return withHouse(surroundings, async (house) => {
      const report = await takeOver(house, from, slug, dryRun)
      surroundings.out(reportOf(report, dryRun))
      return 0
    })
  },
}

async function takeOver(
  house: House,
  from: string,
  slug: string | undefined,
  dryRun: boolean,
): Promise<ImportedRegion> {
  const { bus, config, worker } = house
  const sets = recordSets(TABLES, 'region')
  const staged = await stageRegion(from, config.data, sets)
  try {
    const order = {
      staged,
      sets,
      data: config.data,
      erasers: ERASERS,
      dryRun,
      ...(slug !== undefined && { slug }),
    }
    const report = await bus.execute(importRegion, order, OPERATOR)
    await worker.drain()
    return report
  } catch (error) {
    if (error instanceof RegionDryRun) return error.report
    throw error
  } finally {
    await staged.close()
  }
}

function reportOf({ slug, rows, renumbered }: ImportedRegion, dryRun: boolean): string {
  const lines = Object.entries(rows)
    .filter(([, count]) => count > 0)
    .map(([table, count]) => {
      const anew = renumbered[table] ?? 0
      return `  ${table}: ${count}${anew > 0 ? `, ${anew} with another number` : ''}\n`
    })
  return `${slug}: ${dryRun ? 'would be taken over; nothing was written' : 'taken over and published'}\n${lines.join('')}`
}

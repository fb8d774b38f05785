import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { copyRows } from './copy-rows.ts'
import { ERASED, type Erasers, isThere } from './erase.ts'
import { erasures } from './ledger.ts'
import { placePictures } from './pictures.ts'
import type { NamedSet } from './record-sets.ts'
import { type NewNumbers, newNumbers } from './renumber.ts'
import type { StagedRegion } from './stage-region.ts'
import * as store from './store.ts'

/** What came in: rows by table, and how many numbers of a kind had to be given anew. */
export interface ImportedRegion {
  id: string
  slug: string
  rows: Readonly<Record<string, number>>
  renumbered: Readonly<Record<string, number>>
}

/** How a dry run ends: everything was tried, and nothing is kept. */
export class RegionDryRun extends Error {
  readonly report: ImportedRegion
  constructor(report: ImportedRegion) {
    super('a dry run')
    this.report = report
  }
}

/**
 * Puts a staged region into this installation, all of it or nothing. Ids stay; numbers that are taken here are given anew.
 * Refuses when the region is here already or its address is taken. Whoever was erased here is erased again.
 */
export const importRegion = defineCommand({
  name: 'keeping.import-region',
  input: z.object({
    staged: z.custom<StagedRegion>(),
    sets: z.custom<readonly NamedSet[]>(),
    /** The data folder, for its pictures. */
    data: z.string(),
    erasers: z.custom<Erasers>(),
    /** Its address here; without it, the one that it had. */
    slug: z.string().optional(),
    dryRun: z.boolean().default(false),
  }),
  async run(context, input): Promise<ImportedRegion> {
    const { staged, sets, erasers, slug = staged.slug, dryRun } = input
    const { tx, note } = context
    if ((await store.valuesTaken(tx, 'regions', 'id', [staged.id])).length > 0)
      throw new Refusal('taken', 'This region is here already.')
    if ((await store.valuesTaken(tx, 'regions', 'slug', [slug])).length > 0)
      throw new Refusal('taken', `There is a region '${slug}' already. Give it another address: --slug.`)
    const report = await staged.database.snapshot(async (reader) => {
      const changes = await newNumbers(tx, reader, sets)
      const rows: Record<string, number> = {}
      for (const set of sets) rows[set.table] = await copyRows(tx, reader, set, changes, slug)
      return { id: staged.id, slug, rows, renumbered: countsOf(changes) }
    })
    await eraseAgain(context, staged.id, erasers)
    // Of the installation, not of the region: what happened in a region comes along with it, this does not.
    note({ name: 'region.imported', region: null, ids: { region: staged.id } })
    if (dryRun) throw new RegionDryRun(report)
    // Last of all, when nothing can be refused any more, and before anybody sees the rows.
    await placePictures(staged, input.data)
    return report
  },
})

/** Whoever was erased here, and is in the archive of an earlier day. */
async function eraseAgain(context: Context, region: string, erasers: Erasers): Promise<void> {
  for (const { kind, subject, ...erasure } of await erasures(context.tx)) {
    if (erasure.region !== region) continue
    const eraser = erasers[kind]
    if (eraser && (await isThere(() => eraser(context, subject))))
      context.note({ name: ERASED, region, ids: { [kind]: subject } })
  }
}

function countsOf(changes: NewNumbers): Record<string, number> {
  const some = [...changes].filter(([, numbers]) => numbers.size > 0)
  return Object.fromEntries(some.map(([name, numbers]) => [name.replace(/[.].*$/, ''), numbers.size]))
}

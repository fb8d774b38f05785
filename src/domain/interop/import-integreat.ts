import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { addPicture, type StoredPicture } from '../media/index.ts'
import { addLanguage, createRegion, type Region, type RegionFacts, regionBySlug } from '../regions/index.ts'
import type { OnProgress } from './check.ts'
import type { IntegreatSource } from './integreat-source.ts'
import { linkGround } from './link-ground.ts'
import { matchPages } from './match.ts'
import type { FetchedPictures } from './pictures.ts'
import type { Plan } from './plan.ts'
import { emptyReport, type ImportReport } from './report.ts'
import { takeStock } from './stock.ts'
import { writeGone } from './write-gone.ts'
import { writeTexts } from './write-texts.ts'
import { writeTree } from './write-tree.ts'

/** Everything an import is made of, checked by `checkSource` before. */
interface Order {
  source: IntegreatSource
  plan: Plan
  /** For the region when it is new. */
  facts: RegionFacts
  pictures: FetchedPictures
  archiveMissing: boolean
  dryRun: boolean
  onProgress: OnProgress
}

/**
 * Takes over a checked plan, all of it or nothing: region, pages, texts, in one transaction. Called as an 'import', so
 * that the next run knows what is still as this one wrote it.
 */
export const importIntegreat = defineCommand({
  name: 'interop.import-integreat',
  input: z.custom<Order>(),
  async run(context, order): Promise<ImportReport> {
    const { source, plan, pictures, dryRun } = order
    const report = emptyReport(source.name, plan.region, dryRun)
    const region = await regionFor(context, order, report)
    const stock = await takeStock(context.tx, region.id, context.now)
    for (const [address, picture] of pictures.stored)
      stock.media.set(address, await keepPicture(context, region.id, address, picture))

    const tree = await writeTree(context, region.id, plan, stock, matchPages(plan, stock), report)
    const hosts = new Set([...source.hosts, ...hostsIn(plan)])
    const ground = linkGround(plan, stock, tree.ids, { hosts, languages: region.languages })
    await writeTexts(source, order.onProgress, { context, plan, stock, tree, ground, report })
    await writeGone(context, region.id, plan, stock, report, order.archiveMissing)

    const entries = [...plan.entries]
    report.items = Object.fromEntries(entries.map(([language, all]) => [language, all.length]))
    report.embeddedOffers = entries.flatMap(([, all]) => all).filter(({ offers }) => offers > 0).length
    report.elsewhere = { ...plan.elsewhere }
    report.pictures = { fetched: pictures.stored.size, missing: [...pictures.missing] }
    if (dryRun) throw new DryRun(report)
    return report
  },
})

/** Ends a dry run: thrown, so that its transaction is undone. */
export class DryRun extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('a dry run writes nothing')
    this.report = report
  }
}

/** The region with all languages of the plan, made when it is not there. */
async function regionFor(
  { tx, call }: Context,
  { plan, facts, source }: Order,
  report: ImportReport,
): Promise<Region> {
  const [root] = plan.languages
  if (root === undefined) throw new Refusal('invalid', 'There is no language to import.')
  const before = await regionBySlug(tx, plan.region)
  report.regionIsNew = before === undefined
  const id =
    before?.id ??
    (await call(createRegion, {
      ...facts,
      slug: plan.region,
      language: root,
      importedFrom: `${source.name}/${plan.region}`,
      // What is not said here, the command's own schema fills in.
    } as Parameters<typeof createRegion.run>[1]))
  for (const language of plan.languages)
    await call(addLanguage, { region: id, language, parent: before?.languages[0] ?? root })
  return (await regionBySlug(tx, plan.region)) as Region
}

const keepPicture = (
  { call }: Context,
  region: string,
  address: string,
  picture: StoredPicture,
): Promise<string> => call(addPicture, { region, picture, name: fileName(address), importedFrom: address })

const fileName = (address: string): string =>
  address.slice(address.lastIndexOf('/') + 1).slice(0, 200) || 'picture'

const hostsIn = (plan: Plan): Set<string> =>
  new Set([...plan.entries.values()].flat().flatMap(({ host }) => (host ? [host] : [])))

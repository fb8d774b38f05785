import { Refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/commands/command.ts'
import { createOrganisation } from '../organisations/index.ts'
import { archivePage, createPage, equipPage, placePage } from '../pages/index.ts'
import { pathOf } from './match.ts'
import { pictogramOfChapter } from './pictograms.ts'
import { positionsFor } from './places-in-order.ts'
import type { Plan, PlannedPage } from './plan.ts'
import type { ImportReport } from './report.ts'
import type { Stock, StockPage } from './stock.ts'

/** The pages as they are after writing the tree: the id of each, and what was changed about it. */
export interface WrittenTree {
  ids: ReadonlyMap<PlannedPage, string>
  changes: ReadonlyMap<PlannedPage, string[]>
  /** Pages of which something stays as people here have it. */
  refused: ReadonlySet<PlannedPage>
}

interface Work {
  context: Context
  region: string
  stock: Stock
  matched: ReadonlyMap<PlannedPage, StockPage>
  report: ImportReport
  ids: Map<PlannedPage, string>
  changes: Map<PlannedPage, string[]>
  refused: Set<PlannedPage>
}

/** Creates, moves and equips pages until the tree is the source's, save for what people here have moved or equipped. */
export async function writeTree(
  context: Context,
  region: string,
  plan: Plan,
  stock: Stock,
  matched: ReadonlyMap<PlannedPage, StockPage>,
  report: ImportReport,
): Promise<WrittenTree> {
  const work: Work = {
    context,
    region,
    stock,
    matched,
    report,
    ids: new Map(),
    changes: new Map(),
    refused: new Set(),
  }
  const siblings = Map.groupBy(plan.pages, (page) => page.parent)
  // plan.pages has parents before children, so a parent's id is there when its children are written.
  for (const parent of [null, ...plan.pages]) await writeSiblings(work, parent, siblings.get(parent) ?? [])
  return work
}

async function writeSiblings(
  work: Work,
  parent: PlannedPage | null,
  pages: readonly PlannedPage[],
): Promise<void> {
  const above = parent === null ? null : (work.ids.get(parent) as string)
  const ours = pages.filter((page) => !work.stock.placedHere.has(work.matched.get(page)?.id ?? ''))
  const now = ours.map((page) => {
    const known = work.matched.get(page)
    return known?.parent_id === above ? known.position : undefined
  })
  const positions = new Map(positionsFor(now).map((position, i) => [ours[i], position]))
  for (const page of pages) {
    const known = work.matched.get(page)
    if (known) await renew(work, page, known, above, positions.get(page))
    else await create(work, page, above, positions.get(page) ?? 0)
  }
}

async function create(work: Work, page: PlannedPage, parent: string | null, position: number): Promise<void> {
  const [first] = page.entries
  const id = await work.context.call(createPage, {
    region: work.region,
    parent,
    position,
    importedFrom: page.importedFrom,
    organisation: await organisationOf(work, page),
    thumbnail: thumbnailOf(work, page),
    icon: parent === null && first ? pictogramOfChapter(first.thumbnail, first.slug, first.title) : null,
    contacts: [],
    sensitive: false,
  })
  work.ids.set(page, id)
}

async function renew(
  work: Work,
  page: PlannedPage,
  known: StockPage,
  parent: string | null,
  position: number | undefined,
): Promise<void> {
  const { context, stock, report } = work
  const changes: string[] = []
  const refuse = (why: string): void => {
    report.refused.push({ language: null, path: pathOf(page), why })
    work.refused.add(page)
  }
  let { version } = known
  work.ids.set(page, known.id)

  if (known.archived_at !== null && known.archived_by_kind === 'import') {
    await context.call(archivePage, { page: known.id, version: version++, archived: false })
    changes.push('restored')
  } else if (known.archived_at !== null) refuse('archived here since')

  if (position === undefined) {
    if (known.parent_id !== parent) refuse('moved here since')
  } else if (known.parent_id !== parent || known.position !== position) {
    const placed = await place(context, { page: known.id, version, parent, position })
    if (placed) changes.push('place')
    else refuse('would stand below itself, because of what was moved here since')
    version += Number(placed)
  }

  const organisation = await organisationOf(work, page)
  const thumbnail = thumbnailOf(work, page) ?? known.thumbnail_id
  if (organisation !== known.organisation_id || thumbnail !== known.thumbnail_id) {
    if (stock.equippedHere.has(known.id)) refuse('organisation or thumbnail changed here since')
    else {
      const contacts = [...(stock.contacts.get(known.id) ?? [])]
      const equipment = { organisation, thumbnail, icon: known.icon, contacts }
      await context.call(equipPage, { page: known.id, version: version++, ...equipment })
      changes.push('organisation or thumbnail')
    }
  }
  if (changes.length > 0) work.changes.set(page, changes)
}

/** False when the place is refused because of other moves; nothing has been written then. */
async function place(
  { call }: Context,
  to: { page: string; version: number; parent: string | null; position: number },
): Promise<boolean> {
  try {
    await call(placePage, to)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return false
    throw error
  }
}

/** Our organisation for the page's, made when it is new. */
async function organisationOf({ context, region, stock }: Work, page: PlannedPage): Promise<string | null> {
  const theirs = page.entries[0]?.organisation
  if (!theirs) return null
  const importedFrom = `integreat:${theirs.id}`
  const known = stock.organisations.get(importedFrom)
  if (known) return known
  const website = theirs.website && /^https?:\/\/\S+$/.test(theirs.website) && URL.canParse(theirs.website)
  const id = await context.call(createOrganisation, {
    region,
    name: theirs.name,
    importedFrom,
    ...(website && { website: theirs.website as string }),
  })
  stock.organisations.set(importedFrom, id)
  return id
}

const thumbnailOf = ({ stock }: Work, page: PlannedPage): string | null =>
  stock.media.get(page.entries[0]?.thumbnail ?? '') ?? null

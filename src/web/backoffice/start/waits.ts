import { type NamedReview, ownDrafts, sentBackTo, waitingFor } from '../../../domain/drafting/index.ts'
import { outlineOf } from '../../../domain/pages/index.ts'
import { languageTree } from '../../../domain/regions/index.ts'
import { gridOf, standingsIn } from '../../../domain/translations/index.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import type { OwnRegion } from '../parts.ts'
import { personOf, type Visit } from '../visit.ts'

/** What waits for somebody in a region. */
export interface Waits {
  /** Reviews that she may decide. */
  waiting: readonly NamedReview[]
  back: readonly NamedReview[]
  drafts: Awaited<ReturnType<typeof ownDrafts>>
  /** How many translations are outdated, by language: those that she writes in first. */
  outdated: readonly { language: LanguageSlug; count: number }[]
}

export async function waitsIn(visit: Visit, region: OwnRegion): Promise<Waits> {
  const { reader, clock, rights } = visit.parts
  const { actor } = personOf(visit)
  const now = clock()
  const may = (about: Parameters<Visit['may']>[1]): boolean => visit.may('review.approve', about)
  const decides = rights.mayIn(actor, 'review.approve', region.id)
  const writes = rights.mayIn(actor, 'page.write', region.id)
  return {
    waiting: decides ? await waitingFor(reader, region.id, may, now) : [],
    back: writes ? await sentBackTo(reader, region.id, actor.id, now) : [],
    drafts: writes ? await ownDrafts(reader, region.id, actor.id) : [],
    outdated: writes ? await outdatedFor(visit, region) : [],
  }
}

async function outdatedFor(visit: Visit, region: OwnRegion): Promise<Waits['outdated']> {
  const { reader, clock } = visit.parts
  const { actor } = personOf(visit)
  const standings = await standingsIn(reader, region.id, 'page', clock())
  const outline = await outlineOf(reader, region.id)
  const hers = new Set(
    standings.filter(({ authorId }) => authorId === actor.id).map(({ language }) => language),
  )
  const counts = new Map<LanguageSlug, number>()
  for (const [page, row] of gridOf(standings, await languageTree(reader, region.id))) {
    if (!outline.page(page) || outline.wayTo(page).some(({ archived_at }) => archived_at !== null)) continue
    for (const [language, { state }] of row)
      if (state === 'outdated' && visit.may('page.write', { ...outline.about(page), translation: true }))
        counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts]
    .map(([language, count]) => ({ language, count }))
    .sort((a, b) => Number(hers.has(b.language)) - Number(hers.has(a.language)) || b.count - a.count)
}

import { requestReview } from '../../../domain/drafting/index.ts'
import { archivePage, publishPage, withdrawPage } from '../../../domain/pages/index.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import { Refusal, type RefusalCode } from '../../../kernel/refusal.ts'
import { DEEDS, type Deed } from './chosen.tsx'
import type { Ground, OutlinePage } from './ground.ts'

/** What came of it, for one page or one of its texts: 'nothing' where there was nothing to do. */
export type Outcome = 'done' | 'nothing' | RefusalCode
export type Outcomes = Readonly<Record<string, Outcome>>

/** Does one thing with some pages, each by its ordinary command and rights. What one refuses does not stop the others. */
export async function doWith(
  ground: Ground,
  deed: Deed,
  pages: readonly OutlinePage[],
  languages: readonly LanguageSlug[],
): Promise<Outcomes> {
  const outcomes: Record<string, Outcome> = {}
  const described = await ground.describe(pages.map(({ id }) => id))
  for (const page of pages) {
    if (!DEEDS[deed].perLanguage) {
      outcomes[page.id] = await tried(() => archived(ground, page, deed === 'archive'))
      continue
    }
    for (const language of languages) {
      const standing = described.get(page.id)?.cells.get(language)?.standing
      outcomes[`${page.id}.${language}`] = await tried(async () => {
        if (!standing) return 'nothing'
        const { text, head: version } = standing
        if (deed === 'publish') {
          if (standing.public?.version === version) return 'nothing'
          await ground.visit.run(publishPage, { page: page.id, text, version })
        } else if (deed === 'review') {
          if (standing.public?.version === version) return 'nothing'
          await ground.visit.run(requestReview, { text, version })
        } else {
          if (!standing.public && !standing.planned) return 'nothing'
          await ground.visit.run(withdrawPage, { page: page.id, text })
        }
        return 'done'
      })
    }
  }
  return outcomes
}

async function archived({ visit }: Ground, page: OutlinePage, wanted: boolean): Promise<Outcome> {
  if ((page.archived_at !== null) === wanted) return 'nothing'
  await visit.run(archivePage, { page: page.id, version: page.version, archived: wanted })
  return 'done'
}

async function tried(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'unavailable') return error.code
    throw error
  }
}

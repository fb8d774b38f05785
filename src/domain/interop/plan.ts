import type { LanguageSlug } from '../../kernel/language.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Entry, nameOf } from './entry.ts'
import { joinPages } from './join-pages.ts'

/** A page as the source has it: one entry a language. */
export interface PlannedPage {
  /** 'integreat:27292' by the page's own id where the source gives it away, else 'integreat-text:5484709'. */
  importedFrom: string
  /** Ids of its texts in every language that the source names, imported or not. */
  ids: ReadonlySet<number>
  parent: PlannedPage | null
  /** In the order of the import's languages; the first speaks for the page. */
  entries: readonly Entry[]
}

/** What a region will be made of, when nothing is there yet. */
export interface Plan {
  region: string
  languages: readonly LanguageSlug[]
  entries: ReadonlyMap<LanguageSlug, readonly Entry[]>
  /** Parents before children, siblings in their order. */
  pages: readonly PlannedPage[]
  /** How many texts there are in languages that are not imported. */
  elsewhere: Readonly<Record<LanguageSlug, number>>
}

/** The importedFrom of a text. */
export const textKey = (id: number): string => `integreat:${id}`

/**
 * Puts the languages together: entries that name each other are one page. Answers the plan, or what contradicts itself.
 * @example const { plan, faults } = joinLanguages('lkaugsburg', entries)
 */
export function joinLanguages(
  region: string,
  entries: ReadonlyMap<LanguageSlug, readonly Entry[]>,
): { plan: Plan; faults: Fault[] } {
  const { groups, faults } = joinPages(entries)
  const groupOf = new Map(groups.flatMap((group) => group.entries.map((entry) => [entry, group] as const)))
  const byPath = new Map([...groupOf.keys()].map((entry) => [entry.path, entry]))
  const own = new Map<(typeof groups)[number], number>()
  const owners = new Map<number, (typeof groups)[number]>()
  const fault = (entry: Entry, what: string) => faults.push({ where: `${nameOf(entry)}, parent`, what })

  for (const { entries } of groups) {
    const [first, ...others] = entries
    const above = (entry: Entry) => entry.parent && groupOf.get(byPath.get(entry.parent.path) as Entry)
    for (const other of others)
      if (first && above(first) !== above(other))
        fault(other, `is another page than in ${first.language} (${first.parent?.path ?? 'none'})`)
    for (const entry of entries) {
      const group = above(entry)
      if (!group || !entry.parent) continue
      const { id } = entry.parent
      if ((own.get(group) ?? id) !== id) fault(entry, `has the id ${id} here and ${own.get(group)} elsewhere`)
      else if ((owners.get(id) ?? group) !== group) fault(entry, `has the id ${id}, which is another page's`)
      own.set(group, id)
      owners.set(id, group)
    }
  }

  const pages: PlannedPage[] = []
  if (faults.length === 0) {
    const children = Map.groupBy(groups, ({ entries: [first] }) =>
      first?.parent ? groupOf.get(byPath.get(first.parent.path) as Entry) : undefined,
    )
    const visit = (group: (typeof groups)[number], parent: PlannedPage | null): void => {
      const id = own.get(group)
      const importedFrom = id === undefined ? `integreat-text:${Math.min(...group.ids)}` : `integreat:${id}`
      const page: PlannedPage = { ...group, importedFrom, parent }
      pages.push(page)
      for (const child of inOrder(children.get(group) ?? [])) visit(child, page)
    }
    for (const chapter of inOrder(children.get(undefined) ?? [])) visit(chapter, null)
  }
  const languages = [...entries.keys()]
  return { plan: { region, languages, entries, pages, elsewhere: elsewhereOf(entries) }, faults }
}

const inOrder = <G extends { entries: readonly Entry[] }>(groups: readonly G[]): G[] =>
  [...groups].sort((a, b) => (a.entries[0]?.order ?? 0) - (b.entries[0]?.order ?? 0))

/** Counted by text, so that a page which two languages name is one. */
function elsewhereOf(entries: ReadonlyMap<LanguageSlug, readonly Entry[]>): Record<LanguageSlug, number> {
  const ids = new Map<LanguageSlug, Set<number>>()
  for (const entry of [...entries.values()].flat())
    for (const [language, { id }] of entry.links) {
      if (entries.has(language)) continue
      ids.set(language, (ids.get(language) ?? new Set()).add(id))
    }
  return Object.fromEntries([...ids].map(([language, all]) => [language, all.size]))
}

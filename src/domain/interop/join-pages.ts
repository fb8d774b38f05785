import type { LanguageSlug } from '../../kernel/language.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Entry, nameOf } from './entry.ts'

/** Entries of several languages that are one page, and the ids of all its texts. */
export interface PageGroup {
  entries: readonly Entry[]
  ids: ReadonlySet<number>
}

/**
 * Joins entries that name each other as translations. Faults: an id in two languages; a page that would have two texts
 * in one language; a link that the other side answers with another page.
 */
export function joinPages(entries: ReadonlyMap<LanguageSlug, readonly Entry[]>): {
  groups: PageGroup[]
  faults: Fault[]
} {
  const all = [...entries.values()].flat()
  const byId = new Map<number, Entry>()
  const faults: Fault[] = []
  const fault = (entry: Entry, field: string, what: string) =>
    faults.push({ where: `${nameOf(entry)}, ${field}`, what })

  for (const entry of all) {
    const same = byId.get(entry.id)
    if (same) fault(entry, 'id', `is also the id of ${nameOf(same)}: ${entry.id}`)
    byId.set(entry.id, entry)
  }
  const union = unionOf(all)
  for (const entry of all) {
    for (const [language, { id }] of entry.links) {
      const field = `available_languages.${language}`
      const other = byId.get(id)
      const back = other?.links.get(entry.language)
      if (language === entry.language && id !== entry.id)
        fault(entry, field, `names another page of its own language: ${id}`)
      else if (other && other.language !== language) fault(entry, field, `names ${nameOf(other)}`)
      else if (back && back.id !== entry.id)
        fault(entry, field, `names ${nameOf(other as Entry)}, which names ${back.id}`)
    }
  }
  const groups = [...Map.groupBy(all, (entry) => union.rootOf(entry.id)).values()].map((members) => {
    const seen = new Set<LanguageSlug>()
    const double = members.find(({ language }) => seen.size === seen.add(language).size)
    if (double && faults.length === 0)
      fault(double, 'available_languages', 'makes one page of two texts in this language')
    const ids = members.flatMap((entry) => [entry.id, ...[...entry.links.values()].map(({ id }) => id)])
    return { entries: members, ids: new Set(ids) }
  })
  return { groups, faults }
}

/** Union-find over the ids of texts. */
function unionOf(entries: readonly Entry[]): { rootOf(id: number): number } {
  const above = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next
    for (let at = id; at !== root; ) {
      const next = above.get(at) as number
      above.set(at, root)
      at = next
    }
    return root
  }
  for (const { id, links } of entries)
    for (const link of links.values()) {
      const a = rootOf(id)
      const b = rootOf(link.id)
      if (a !== b) above.set(b, a)
    }
  return { rootOf }
}

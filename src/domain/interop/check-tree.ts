import type { LanguageSlug } from '../../kernel/language.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { isSlug } from '../../kernel/slug.ts'
import { SITE_ADDRESSES } from '../pages/index.ts'
import { type Entry, nameOf } from './entry.ts'

/**
 * Faults of the pages of one language as a tree: double ids and paths, slugs that no address can have, parents that
 * are not there, that go round in circles, or whose path is not the beginning of their child's.
 */
export function faultsOfTree(region: string, language: LanguageSlug, entries: readonly Entry[]): Fault[] {
  const byPath = new Map<string, Entry>()
  const byId = new Map<number, Entry>()
  const faults: Fault[] = []
  const fault = (entry: Entry, field: string, what: string) =>
    faults.push({ where: `${nameOf(entry)}, ${field}`, what })

  for (const entry of entries) {
    const samePath = byPath.get(entry.path)
    const sameId = byId.get(entry.id)
    if (samePath) fault(entry, 'path', `is also the path of item ${samePath.index}`)
    if (sameId) fault(entry, 'id', `is also the id of item ${sameId.index}: ${entry.id}`)
    byPath.set(entry.path, samePath ?? entry)
    byId.set(entry.id, sameId ?? entry)
  }
  const turning = circles(entries, byPath)
  for (const entry of entries) {
    const { path, slug, parent } = entry
    const home = `/${region}/${language}/`
    if (!isSlug(slug))
      fault(entry, 'path', `ends in '${slug.slice(0, 60)}', which no address of ours can have`)
    if (!path.startsWith(home)) fault(entry, 'path', `does not begin with ${home}`)
    else if (turning.has(entry)) fault(entry, 'parent', `stands below itself: ${parent?.path}`)
    else if (parent && !byPath.has(parent.path))
      fault(entry, 'parent', `is not in the source: ${parent.path}`)
    else if (path !== `${parent?.path ?? home}${slug}/`)
      fault(entry, 'path', `is not its parent's (${parent?.path ?? home}) and one part more`)
    else if (!parent && SITE_ADDRESSES.has(slug))
      fault(entry, 'path', `'${slug}' is an address of the site itself`)
  }
  return faults
}

/** Entries that are their own ancestors. */
function circles(entries: readonly Entry[], byPath: ReadonlyMap<string, Entry>): Set<Entry> {
  const turning = new Set<Entry>()
  const done = new Set<Entry>()
  for (const start of entries) {
    const way = new Set<Entry>()
    let entry: Entry | undefined = start
    while (entry && !done.has(entry) && !way.has(entry)) {
      way.add(entry)
      entry = entry.parent ? byPath.get(entry.parent.path) : undefined
    }
    if (entry && way.has(entry)) for (const one of [...way].slice([...way].indexOf(entry))) turning.add(one)
    for (const one of way) done.add(one)
  }
  return turning
}

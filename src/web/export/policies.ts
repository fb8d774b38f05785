/**
 * One policy that allows what any of these allows: the hashes of several styles stand side by side (CSP Level 3, 6.7.2.3).
 * @example unitedPolicy(["style-src 'sha256-a'", "style-src 'sha256-b'"]) // "style-src 'sha256-a' 'sha256-b'"
 */
export function unitedPolicy(policies: Iterable<string>): string {
  const directives = new Map<string, Set<string>>()
  for (const policy of [...policies].sort()) {
    for (const directive of policy.split(';')) {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      const known = directives.get(name) ?? new Set()
      for (const source of sources) known.add(source)
      directives.set(name, known)
    }
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
}

/** A policy and the addresses at which it holds, as a pattern. */
export interface PolicyRow {
  at: string
  policy: string
}

/** What kinds of pages may do differs: the one for saving registers a worker (src/web/site/site.tsx). */
const OFFLINE = /^\/[^/]+\/[^/]+\/offline\/$/
const ANY_REGION = '[^/]+'
const FINDER = 'regions'

/** Policies of pages as they were met: first step of the address -> kind of page -> policies. */
export type PoliciesSeen = Map<string, Record<'page' | 'offline', Set<string>>>

/** Notes the policy of a page. '/' is one of the pages outside every region. */
export function notePolicy(seen: PoliciesSeen, path: string, policy: string | null): void {
  if (!policy) return
  const place = path.split('/')[1] || FINDER
  const kinds = seen.get(place) ?? { page: new Set(), offline: new Set() }
  kinds[OFFLINE.test(path) ? 'offline' : 'page'].add(policy)
  seen.set(place, kinds)
}

/**
 * As few policies as serve all pages that were seen, the narrowest address first. Regions in the house's colours share one; a
 * region in its own has its own, so that a header does not grow with the number of regions.
 */
export function policyRows(seen: PoliciesSeen): { rows: PolicyRow[]; otherwise: string } {
  const places = [...seen].sort(([a], [b]) => (a < b ? -1 : 1))
  const house = seen.get(FINDER)?.page ?? new Set<string>()
  const inHouseColours = places
    .filter(([, { page }]) => [...page].some((policy) => house.has(policy)))
    .map(([place]) => place)
  const united = (kind: 'page' | 'offline', chosen: readonly string[]): string =>
    unitedPolicy(chosen.flatMap((place) => [...(seen.get(place)?.[kind] ?? [])]))

  const own = places.map(([place]) => place).filter((place) => !inHouseColours.includes(place))
  const row = (kind: 'page' | 'offline', place: string, chosen: readonly string[]): PolicyRow => ({
    at: kind === 'offline' ? `^/${place}/[^/]+/offline/` : `^/${place}/`,
    policy: united(kind, chosen),
  })
  const rows = [
    ...own.map((place) => row('offline', place, [place])),
    row('offline', ANY_REGION, inHouseColours),
    ...own.map((place) => row('page', place, [place])),
  ]
  return { rows: rows.filter(({ policy }) => policy !== ''), otherwise: united('page', inHouseColours) }
}

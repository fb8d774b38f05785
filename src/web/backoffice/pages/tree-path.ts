import type { OwnRegion } from '../parts.ts'
import type { Visit } from '../visit.ts'
import type { Ground } from './ground.ts'

/** Which levels of the tree stand open, by the numbers of their pages. It stands in the address: going back goes back. */
export type OpenLevels = ReadonlySet<number>

export const openIn = (visit: Visit): OpenLevels =>
  new Set(
    (visit.query('open') ?? '')
      .split('.')
      .filter((piece) => /^\d{1,9}$/.test(piece))
      .map(Number),
  )

/**
 * The tree with some levels open, perhaps at one of its pages.
 * @example treePath(region, new Set([3, 7]), 7) // '/regions/hafen/pages?open=3.7&at=7'
 */
export function treePath({ slug }: OwnRegion, open: OpenLevels, at?: number): string {
  const query = new URLSearchParams()
  if (open.size > 0) query.set('open', [...open].sort((a, b) => a - b).join('.'))
  if (at !== undefined) query.set('at', String(at))
  const asked = query.toString()
  return `/regions/${slug}/pages${asked && `?${asked}`}`
}

/** The tree with a page in sight: all levels above it open, and what was open before. */
export function treeAt({ visit, region, outline }: Ground, page: string): string {
  const way = outline.wayTo(page)
  const before = openFrom(visit)
  return treePath(
    region,
    new Set([...before, ...way.slice(0, -1).map(({ number }) => number)]),
    way.at(-1)?.number,
  )
}

/** What was open where a form of the tree came from. */
const openFrom = ({ form }: Visit): number[] =>
  (form.open ?? '')
    .split('.')
    .filter((piece) => /^\d{1,9}$/.test(piece))
    .map(Number)

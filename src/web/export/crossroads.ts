import type { RegionSummary } from '../../edition/manifest.ts'
import { type Negotiation, negotiationBy } from './negotiation.ts'

/** An address at which the reader's language decides where to go. */
export interface Crossroads {
  /** With and without the last slash. */
  at: readonly string[]
  /** Where it leads: what stands before the language, and after it. */
  to: readonly [before: string, after: string]
  negotiation: Negotiation
}

/** Where the site sends a browser that asks for a language: the address that a redirect names. */
export type Destination = (path: string, tag: string) => Promise<string>

/**
 * Every crossroads of the site, the finder's first. Regions with the same languages decide alike, so each list is asked
 * about once.
 */
export async function crossroadsOf(
  regions: readonly RegionSummary[],
  destination: Destination,
): Promise<Crossroads[]> {
  const known = new Map<string, Negotiation>()
  async function crossroads(path: string, languages: readonly string[]): Promise<Crossroads> {
    const [before, , after] = stepsOf(await destination(path, 'de'))
    const key = languages.join(' ')
    const negotiation =
      known.get(key) ?? (await negotiationBy(async (tag) => stepsOf(await destination(path, tag))[1]))
    known.set(key, negotiation)
    return { at: path === '/' ? ['/'] : [path, path.slice(0, -1)], to: [before, after], negotiation }
  }

  const live = regions.filter(({ status }) => status === 'live')
  const only = live.length === 1 ? live[0] : undefined
  const found = [await crossroads('/regions/', []), await crossroads('/', only?.languages ?? [])]
  for (const { slug, languages } of regions) found.push(await crossroads(`/${slug}/`, languages))
  return found
}

/** '/ankerland/uk/' is '/ankerland/', 'uk' and '/'. */
function stepsOf(address: string): [before: string, language: string, after: string] {
  const [, before, language, after] = /^(.*\/)([^/]+)(\/)$/.exec(address) ?? []
  if (!before || !language || !after) throw new Error(`${address} names no language`)
  return [before, language, after]
}

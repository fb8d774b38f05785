import type { auditLog } from '../../../domain/accounts/index.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { toInstant } from '../../../kernel/instant.ts'
import type { Visit } from '../visit.ts'
import { placeOf } from './place.ts'

export type LogFilter = Parameters<typeof auditLog>[1]

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** An id of ours, or one with what it is of: '...:imprint'. */
const ID = /^[\w:-]{1,100}$/
const ZONE = 'Europe/Berlin'

/** What an address asks of the log. What cannot be read counts as not asked. */
export function filterFrom(visit: Visit): LogFilter {
  const { query } = visit
  const { by, about } = askedFor(visit)
  const { region } = placeOf(visit)
  const [at = '', id = ''] = (query('after') ?? '').split(' ')
  return {
    // The installation's log has everything: what happened in regions too.
    ...(region !== null && { region }),
    actor: by,
    subject: about,
    from: startOf(query('from'), 0),
    until: startOf(query('until'), 1),
    after: ID.test(id) && !Number.isNaN(Date.parse(at)) ? { at: at as Instant, id } : undefined,
  }
}

/** Ids that the address asks for. */
export function askedFor({ query }: Visit): { by: string | undefined; about: string | undefined } {
  const id = (name: string) => ID.exec(query(name) ?? '')?.[0]
  return { by: id('by'), about: id('about') }
}

/** The moment when a day begins here, so many days later; undefined when it is no day. */
export function startOf(day: string | undefined, later: number): Instant | undefined {
  const midnight = DAY.test(day ?? '') ? Date.parse(`${day}T00:00:00Z`) + later * 24 * 3600_000 : Number.NaN
  if (Number.isNaN(midnight)) return undefined
  return toInstant(midnight - aheadAt(midnight - aheadAt(midnight)))
}

/** How far the clocks here are ahead of UTC at a moment. */
function aheadAt(ms: number): number {
  const shown = new Date(ms).toLocaleString('sv-SE', { timeZone: ZONE })
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000
}

/** The address of the same question with something other in it. */
export function logAddress(
  { base }: { base: string },
  asked: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(given).toString()
  return `/backoffice${base}/log${query && `?${query}`}`
}

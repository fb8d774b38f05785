import { type Instant, toInstant } from '../../../kernel/instant.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{2}:\d{2}$/

/**
 * A day and a time on the clocks of a zone, as a moment; undefined when it is none. In the hour that clocks leave out in
 * spring it is the time after it, in the one that comes twice in autumn the first.
 * @example momentOf('2027-01-15', '08:00', 'Europe/Berlin') // '2027-01-15T07:00:00.000Z'
 */
export function momentOf(day: string, time: string, zone: string): Instant | undefined {
  if (!DAY.test(day) || !TIME.test(time)) return undefined
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // 2027-02-30 would become the second of March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(day)) return undefined
  const [before, after] = [aheadAt(asUtc - DAY_MS, zone), aheadAt(asUtc + DAY_MS, zone)]
  const isSo = (ahead: number): boolean => aheadAt(asUtc - ahead, zone) === ahead
  return toInstant(asUtc - (isSo(before) || !isSo(after) ? before : after))
}

const DAY_MS = 24 * 3600_000

/** What the clocks of a zone show at a moment. */
export function clockAt(at: string, zone: string): { day: string; time: string } {
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE', { timeZone: zone }).split(' ')
  return { day, time: time.slice(0, 5) }
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function aheadAt(ms: number, zone: string): number {
  const { day, time } = clockAt(new Date(ms).toISOString(), zone)
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(ms / 60_000) * 60_000
}

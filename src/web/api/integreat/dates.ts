import type { Instant } from '../../../kernel/instant.ts'

const MINUTE = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A moment as the clock on the town hall shows it, with its distance from UTC on that day.
 * Throws RangeError when there is no such time zone.
 * @example localTime('2023-07-01T10:00:00.250Z', 'Europe/Berlin') // '2023-07-01T12:00:00.250+02:00'
 */
export function localTime(instant: Instant, timezone: string): string {
  const offset = offsetAt(instant, timezone)
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const distance = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  const wall = new Date(Date.parse(instant) + distance * MINUTE).toISOString()
  return wall.replace('Z', offset)
}

/** '+02:00'. Intl knows the rules of daylight saving of every year; it writes 'GMT+02:00', and a bare 'GMT' for UTC. */
function offsetAt(instant: Instant, timezone: string): string {
  const parts = formatOf(timezone).formatToParts(new Date(instant))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00'
}

/** Making a format costs a hundred times what using it costs. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, made)
  return made
}

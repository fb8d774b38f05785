/** A moment as UTC ISO 8601 with milliseconds ('2026-11-22T17:00:00.000Z'): sorts as text, equal in both databases. */
export type Instant = string & { readonly __brand: 'Instant' }

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/**
 * Any ISO 8601 text with a zone, as an Instant.
 * Throws RangeError when the text is no date.
 * @example toInstant('2023-11-13T13:35:05.366+01:00') // '2023-11-13T12:35:05.366Z'
 */
export function toInstant(text: string | number | Date): Instant {
  if (typeof text === 'string' && FORM.test(text) && !Number.isNaN(Date.parse(text))) return text as Instant
  return new Date(text).toISOString() as Instant
}

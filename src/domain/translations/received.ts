import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSlug } from '../../kernel/slug.ts'
import { cleanHtml } from './clean-html.ts'

/**
 * A version from elsewhere: short fields as we would take them, long fields made harmless, as they are when somebody
 * saves them. A version of ours comes out as it went in.
 */
export function receivedVersion(row: Row): Row {
  const lines = valuesIn(row.lines)
  const bodies = valuesIn(row.bodies)
  if (!lines || !bodies) throw new Refusal('invalid', `A version of text ${row.text_number} is not readable.`)
  const { slug, website } = lines
  if (slug && !isSlug(slug)) throw new Refusal('invalid', `'${slug}' is no part of an address.`)
  // Contacts and organisations have one; any other scheme would be a script in a link.
  if (website && !/^https?:\/\//i.test(website))
    throw new Refusal('invalid', `'${website}' is no address of a website.`)
  const cleaned = Object.fromEntries(Object.entries(bodies).map(([name, html]) => [name, cleanHtml(html)]))
  return { ...row, lines: JSON.stringify(lines), bodies: JSON.stringify(cleaned) }
}

/** Name -> text; undefined when it is anything else. */
function valuesIn(json: Row[string] | undefined): Record<string, string> | undefined {
  try {
    const values: unknown = JSON.parse(String(json))
    const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values)
    return isRecord && Object.values(values).every((value) => typeof value === 'string')
      ? (values as Record<string, string>)
      : undefined
  } catch {
    return undefined
  }
}

import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addLanguage, columns, createRegion } from './commands.ts'

/** A region's row from elsewhere: its address and facts must be such as we would take from a form. */
export function receivedRegion(row: Row): Row {
  const parsed = createRegion.input.safeParse({
    slug: row.slug,
    language: 'de',
    importedFrom: row.imported_from,
    name: row.name,
    prefix: row.prefix,
    officialKey: row.official_key,
    status: row.status,
    timezone: row.timezone,
    centre: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
    box: row.west === null ? null : { west: row.west, south: row.south, east: row.east, north: row.north },
    ...Object.fromEntries(
      [
        ['postalCodes', row.postal_codes],
        ['aliases', row.aliases],
        ['switches', row.switches],
        ['branding', row.branding],
      ].map(([name, json]) => [name, read(json)]),
    ),
    contact: row.contact_id,
    picture: row.picture_id,
  })
  if (parsed.success) return { ...row, ...columns(parsed.data) }
  const faults = parsed.error.issues.map((issue) => ({ where: issue.path.join('.'), what: issue.message }))
  throw new Refusal('invalid', 'The region cannot be taken like this.', faults)
}

/** A language of a region from elsewhere: one that the house knows. */
export function receivedLanguage(row: Row): Row {
  const { region_id: region, language, parent } = row
  if (addLanguage.input.safeParse({ region, language, parent }).success) return row
  throw new Refusal('invalid', `The house does not know the language '${language}'.`)
}

/** What is no JSON is nothing that a form sends: the schema says so. */
function read(json: Row[string] | undefined): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return json
  }
}

import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSlug } from '../../kernel/slug.ts'

/** An organisation's row from elsewhere: its part of an address must be one. */
export function receivedOrganisation(row: Row): Row {
  if (isSlug(String(row.slug))) return row
  throw new Refusal('invalid', `'${row.slug}' is no address of an organisation.`)
}

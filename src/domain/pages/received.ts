import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { createPage } from './commands.ts'

/** A page's row from elsewhere: its place and pictogram must be such as we would take. */
export function receivedPage(row: Row): Row {
  const parsed = createPage.input.safeParse({
    region: row.region_id,
    parent: row.parent_id,
    position: row.position,
    icon: row.icon,
  })
  if (parsed.success) return row
  throw new Refusal('invalid', `Page ${row.number} cannot be taken like this.`)
}

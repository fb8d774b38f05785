import type { Row } from '../../kernel/records.ts'

/** What a row names in a column, or in a member of a column's JSON ('ids.text'); undefined: nothing. */
export function nameIn(row: Row, name: string): string | number | undefined {
  const [column = '', member] = name.split('.')
  const value = member === undefined ? row[column] : membersOf(row[column])[member]
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** The row with another name in that place. */
export function renamed(row: Row, name: string, value: string | number): Row {
  const [column = '', member] = name.split('.')
  if (member === undefined) return { ...row, [column]: value }
  return { ...row, [column]: JSON.stringify({ ...membersOf(row[column]), [member]: value }) }
}

function membersOf(json: Row[string] | undefined): Record<string, unknown> {
  try {
    const members: unknown = JSON.parse(String(json))
    return typeof members === 'object' && members !== null ? (members as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

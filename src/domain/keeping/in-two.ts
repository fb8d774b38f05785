import type { Row } from '../../kernel/records.ts'

/**
 * A row in two steps, where it names rows of its own table: a page may stand below one that comes later in the order of
 * ids. First without those names; then, where there are some, its key and the names.
 */
export function inTwo(
  row: Row,
  key: readonly string[],
  itself: readonly string[],
): { first: Row; second: Row | undefined } {
  const named = itself.filter((column) => row[column] !== null)
  if (named.length === 0) return { first: row, second: undefined }
  const only = (columns: readonly string[]): Row =>
    Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
  const none = Object.fromEntries(named.map((column) => [column, null]))
  return { first: { ...row, ...none }, second: only([...key, ...named]) }
}

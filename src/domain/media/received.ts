import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** A picture's row from elsewhere. Its hash names files and addresses, so it must be one. */
export function receivedPicture(row: Row): Row {
  const isSize = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0
  if (
    /^[0-9a-f]{64}$/.test(String(row.hash)) &&
    row.mime === 'image/webp' &&
    [row.width, row.height, row.bytes].every(isSize)
  )
    return row
  throw new Refusal('invalid', `Picture ${row.number} is not described as a picture of ours.`)
}

import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { question } from './question.ts'
import { manner } from './start.ts'

/** A replacement from elsewhere: a question and a manner that a form could have sent. */
export function receivedReplacement(row: Row): Row {
  const parts = [question.safeParse(read(row.question)), manner.safeParse(read(row.manner))]
  if (parts.every(({ success }) => success)) return row
  throw new Refusal('invalid', `The replacement ${row.id} cannot be taken like this.`)
}

function read(json: Row[string] | undefined): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    // No JSON at all: no question either.
    return undefined
  }
}

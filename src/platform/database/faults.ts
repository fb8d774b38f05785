import { Refusal } from '../../kernel/refusal.ts'

interface DatabaseFault {
  code?: string
  errcode?: number
  message?: string
}

const SQLITE_BUSY = 5

/** Two writers met: serialization failure or deadlock (PostgreSQL), or the file is taken (SQLite). The same again is right. */
export const isRetryable = (error: unknown): boolean =>
  ['40001', '40P01'].includes(codeOf(error)) ||
  ((error as DatabaseFault | null)?.errcode ?? 0) === SQLITE_BUSY

/** Something with this key is there already, in the words of either database. */
export const isTaken = (error: unknown): boolean =>
  codeOf(error) === '23505' || /UNIQUE constraint failed/.test(messageOf(error))

/** The database cannot be reached, is stopped, is full, or cannot write: try later. */
const UNAVAILABLE = /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|08|57P0|53)/
const SQLITE_UNAVAILABLE = new Set([5, 6, 8, 10, 13, 14]) // BUSY LOCKED READONLY IOERR FULL CANTOPEN
const POOL_SILENT = /timeout exceeded when trying to connect|Connection terminated|database is not open/

/**
 * A database's fault as a refusal where a person can do something about it; every other error stays what it is.
 * @example throw asRefusal(error)
 */
export function asRefusal(error: unknown): unknown {
  if (isTaken(error)) return new Refusal('taken', 'Something with this name or address is there already.')
  const { errcode } = error as DatabaseFault
  if (
    UNAVAILABLE.test(codeOf(error)) ||
    (errcode !== undefined && SQLITE_UNAVAILABLE.has(errcode & 0xff)) ||
    POOL_SILENT.test(messageOf(error))
  ) {
    return new Refusal(
      'unavailable',
      'Nothing can be saved at the moment. Please try again in a few minutes.',
    )
  }
  return error
}

const codeOf = (error: unknown): string => String((error as DatabaseFault | null)?.code ?? '')
const messageOf = (error: unknown): string => String((error as DatabaseFault | null)?.message ?? '')

import { Refusal } from '../../kernel/refusal.ts'

interface DatabaseFault {
  code?: string
  errcode?: number
  message?: string
}

const SQLITE_BUSY = 5

/** Two writers met: serialization failure or deadlock (PostgreSQL), or the file is taken (SQLite). The same again is right. */
export const isRetryable = (error: unknown): boolean =>
  ['40001', '40P01'].includes(codeOf(error)) || sqliteCodeOf(error) === SQLITE_BUSY

/** Something with this key is there already, in the words of either database. */
export const isTaken = (error: unknown): boolean =>
  codeOf(error) === '23505' || /UNIQUE constraint failed/.test(messageOf(error))

/**
 * PostgreSQL's classes of errors (its manual, appendix A): connection, resources, shutdown, system; read only, cancelled
 * for taking too long, lock not given. And what a network and a disk say through Node.js.
 */
const UNAVAILABLE =
  /^(08|53|57P0|58|25006|57014|55P03|ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE)/
const SQLITE_UNAVAILABLE = new Set([SQLITE_BUSY, 6, 8, 10, 11, 13, 14, 26]) // LOCKED READONLY IOERR CORRUPT FULL CANTOPEN NOTADB
const POOL_SILENT =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|connection error and is not queryable|database is not open/

/** Reading goes on, writing does not: the database or the disk is gone, full, read only, or busy beyond patience. */
export const isUnavailable = (error: unknown): boolean =>
  UNAVAILABLE.test(codeOf(error)) ||
  SQLITE_UNAVAILABLE.has(sqliteCodeOf(error)) ||
  POOL_SILENT.test(messageOf(error))

/**
 * A database's or a disk's fault as a refusal where a person can do something about it; every other error stays what it is.
 * @example throw asRefusal(error)
 */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  if (isTaken(error)) return new Refusal('taken', 'Something with this name or address is there already.')
  if (!isUnavailable(error)) return error
  const words = 'Nothing can be saved at the moment. Please try again in a few minutes.'
  return new Refusal('unavailable', words, [], { cause: error })
}

/** SQLite's extended codes carry the plain one in their last byte. */
const sqliteCodeOf = (error: unknown): number => ((error as DatabaseFault | null)?.errcode ?? 0) & 0xff
const codeOf = (error: unknown): string => String((error as DatabaseFault | null)?.code ?? '')
const messageOf = (error: unknown): string => String((error as DatabaseFault | null)?.message ?? '')

import type { Kysely, Transaction } from 'kysely'

declare const reading: unique symbol
declare const writing: unique symbol

/** A handle that only reads. Modules name their tables with `tables<T>(handle)`. */
export type Reader = { readonly [reading]: true }

/** The one handle inside a command: it reads and writes in the command's transaction. */
export type Tx = Reader & { readonly [writing]: true }

/**
 * A handle with a module's own tables. Only store.ts files call it.
 * @example tables<PagesTables>(tx).selectFrom('pages').selectAll().execute()
 */
export function tables<T>(handle: Tx): Transaction<T>
export function tables<T>(handle: Reader): Kysely<T>
export function tables<T>(handle: Reader): Kysely<T> {
  return handle as unknown as Kysely<T>
}

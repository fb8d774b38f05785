import { z } from 'zod'
import type { Instant } from '../../kernel/instant.ts'
import type { Table } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { recordSets } from './record-sets.ts'
import * as store from './store.ts'

/**
 * Takes everything about a person out of the tables, and answers the region that has to be published anew. Refuses as
 * unknown when nobody of this id is there.
 */
export type Eraser = (context: Context, subject: string) => Promise<{ region: string | null }>

/** Kind of subject -> how it is erased. */
export type Erasers = Readonly<Record<string, Eraser>>

/**
 * Erases a person, and notes by id that she was, so that a backup from before does not bring her back. What is public
 * without her, and the files that still held her, follow by a job. Once erased, again is nothing.
 */
export const erase = defineCommand({
  name: 'keeping.erase',
  input: z.object({
    kind: z.string(),
    subject: z.string(),
    erasers: z.custom<Erasers>(),
    /** When it was, where an erasure is repeated on older contents. */
    at: z.custom<Instant>((value) => typeof value === 'string').optional(),
  }),
  async run(context, { kind, subject, erasers, at }): Promise<void> {
    const eraser = Object.hasOwn(erasers, kind) ? erasers[kind] : undefined
    if (!eraser)
      throw new Refusal('invalid', `Nobody is erased as '${kind}': ${Object.keys(erasers).join(', ')} are.`)
    const { region } = await eraser(context, subject)
    await store.insertErasure(context.tx, {
      subject_kind: kind,
      subject_id: subject,
      region_id: region,
      erased_at: at ?? context.now,
    })
    context.note({ name: ERASED, region, ids: { [kind]: subject } })
  },
})

/** Erases somebody, if she is there: older contents may be older than she is. Answers whether she was. */
export async function isThere(eraseHer: () => Promise<unknown>): Promise<boolean> {
  try {
    await eraseHer()
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown') return false
    throw error
  }
}

/** The event, and the job that follows from it. */
export const ERASED = 'keeping.erased'

/**
 * Takes the id of an account out of every column that says by whom something was. What she did stays done. Answers in how
 * many places it stood.
 */
export async function forgetAccount(
  { tx }: Context,
  tables: readonly Table[],
  account: string,
): Promise<number> {
  let places = 0
  for (const { table, accounts = [] } of recordSets(tables, 'installation'))
    for (const column of accounts) places += await store.emptyColumn(tx, table, column, account)
  return places
}

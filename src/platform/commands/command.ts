import type { ZodType } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { About } from '../../kernel/right.ts'
import type { Reader, Tx } from '../database/handle.ts'

/** The one way in: whatever changes something, by form, call, import or job, is a command of a module. */
export interface Command<Given, Input, Output> {
  /** 'page.publish': the verb that the module's policy names. */
  name: string
  /** Parses what is given (with defaults left out) into what `run` gets. */
  input: ZodType<Input, Given>
  /**
   * What it is about: region, organisation, page. The bus decides with it whether an account may. Undefined: there is no
   * such thing, which an account without a role in the thing's region is told too. Needed when the policy names a role.
   */
  about?(tx: Reader, input: Input): About | undefined | Promise<About | undefined>
  run(context: Context, input: Input): Promise<Output>
}

/** What a command has at hand. There is no other handle to the database: what it reads, it reads in its transaction. */
export interface Context {
  tx: Tx
  actor: Actor
  now: Instant
  /** Another module's command in the same transaction, with its own checks. */
  call<G, I, O>(command: Command<G, I, O>, input: G): Promise<O>
  /** What happened, recorded with the change itself. Ids only, never texts or addresses, so that erasure holds. */
  note(event: NewEvent): void
  /**
   * A rule that has to hold when all is done, and not before: two pages that swap their addresses hold the same one for a
   * moment. Asked once a key, after the outermost command, about everything that was named under it; a refusal undoes all.
   */
  atTheEnd<T>(key: string, about: T, check: (all: readonly T[]) => Promise<void>): void
}

export interface NewEvent {
  name: string
  /** The region it happened in; null for the installation as a whole. */
  region: string | null
  ids: Readonly<Record<string, string | number>>
}

/**
 * Declares a command; the types of input and output follow from the schema and `run`.
 * @example export const archivePage = defineCommand({ name: 'page.archive', input: z.object({...}), about: (tx, { page }) => aboutPage(tx, page), run: async (context, input) => {...} })
 */
export function defineCommand<Given, Input, Output>(
  command: Command<Given, Input, Output>,
): Command<Given, Input, Output> {
  return command
}

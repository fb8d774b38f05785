import type { Actor } from '../../kernel/actor.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { isAllowed, isAtHome, isEverAllowed, type Who } from '../../kernel/right.ts'
import type { Command, Context } from './command.ts'

/** Refuses whom a line of policy can never mean, without looking at anything: no transaction is begun for them. */
export function refuseStrangers(line: readonly Who[], verb: string, actor: Actor, within: boolean): void {
  const mayEver =
    actor.kind === 'account'
      ? isEverAllowed(line, actor) || isWithin(line, within)
      : line.includes(actor.kind)
  if (!mayEver) throw forbidden(verb, actor)
}

/**
 * Decides by what the input is about. An account that has no role where the thing is, is told that there is no such
 * thing, in the words for when there is none.
 */
export async function admit<G, I, O>(
  line: readonly Who[],
  { name, about }: Command<G, I, O>,
  { tx, actor }: Context,
  input: I,
  within: boolean,
): Promise<void> {
  if (actor.kind !== 'account' || isWithin(line, within)) return
  if (!about) throw new Error(`${name} does not say what it is about, and its policy names roles`)
  const thing = await about(tx, input)
  if (!thing || !isAtHome(actor, thing)) throw nothingHere()
  if (!isAllowed(line, actor, thing)) throw forbidden(name, actor)
}

const isWithin = (line: readonly Who[], within: boolean): boolean =>
  within && line.includes('within a command')

const forbidden = (verb: string, { kind }: Actor): Refusal =>
  new Refusal('forbidden', `${kind} may not ${verb}`)

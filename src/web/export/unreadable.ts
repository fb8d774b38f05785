import { Refusal } from '../../kernel/refusal.ts'

/**
 * Something of an edition cannot be read, so that a copy would not be whole.
 * @example throw unreadable('a part of hafen is broken')
 */
export const unreadable = (what: string): Refusal =>
  new Refusal('unavailable', `Nothing was exported: ${what}. Publish the region anew and try again.`)

import { Refusal } from '../kernel/refusal.ts'
import { asRefusal } from '../platform/database/faults.ts'

const SHOWN = 50

/**
 * What went wrong, as sentences: a refusal with its faults, at most fifty, and what a disk or a database said; of everything
 * else the message.
 * @example explain(new Refusal('unknown', "There is no region 'x'."))
 */
export function explain(thrown: unknown): string {
  const error = asRefusal(thrown)
  if (!(error instanceof Refusal)) return harmless(error instanceof Error ? error.message : String(error))
  const faults = error.faults.slice(0, SHOWN).map(({ where, what }) => `  ${where}: ${what}`)
  const rest = error.faults.length - SHOWN
  if (rest > 0) faults.push(`  ... and ${rest} more`)
  // Whoever sits at the command line can do something about a full disk, when it is named.
  if (error.cause instanceof Error) faults.push(`  (${error.cause.message})`)
  return harmless([error.message, ...faults].join('\n'))
}

/** Without control characters and changes of direction: a title from elsewhere must not steer somebody's terminal. */
export const harmless = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')

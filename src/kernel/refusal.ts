/** The reasons for which a command does not act. web/ maps each to one HTTP status, in one place. */
export type RefusalCode = 'invalid' | 'forbidden' | 'unknown' | 'stale' | 'taken' | 'unavailable'

/** What was wrong, and where: a path into the input ('pages[3].title') or the name of an item. */
export interface Fault {
  where: string
  what: string
}

/**
 * What a command answers when it does not act. A refusal is no bug: it is told to the person, not reported.
 * @example throw new Refusal('stale', 'Somebody saved this text before you.', [{ where: 'page', what: '…' }])
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
  /** What a screen needs to show it well, as data: both texts of a save that came too late, for one. */
  readonly details: unknown

  /** `cause` is for the log: what a database or a disk said. Nobody is shown it. */
  constructor(
    code: RefusalCode,
    message: string,
    faults: readonly Fault[] = [],
    { details, ...options }: ErrorOptions & { details?: unknown } = {},
  ) {
    super(message, options)
    this.code = code
    this.faults = faults
    this.details = details
  }
}

/** Told alike when something is not there and when it is nobody's business that it is. */
export const nothingHere = (): Refusal => new Refusal('unknown', 'There is nothing like this here.')

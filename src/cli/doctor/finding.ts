import type { Config } from '../../config.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../../platform/database/database.ts'

/** ok: nothing to do. look: it works, and somebody should look. broken: something does not work. */
export type State = 'ok' | 'look' | 'broken'

export interface Finding {
  /** What was looked at: 'free disk'. */
  check: string
  state: State
  found: string
  /** What to do; null where nothing is. */
  todo: string | null
}

/** An installation that is examined. */
export interface Ward {
  config: Config
  /** Whether ANKERPLATZ_URL is set: its default leads nowhere but here. */
  hasAddress: boolean
  /** null: there is none yet, or it does not open. */
  database: Database | null
  now: Instant
  /** Everything instead of a sample. */
  deep: boolean
  /** Whom to send a mail to, to see whether it arrives; null: nobody. */
  mailTo: string | null
  /** The port on which the public address sends people on to https. */
  httpPort: number
}

export type Check = (ward: Ward) => Promise<Finding[]>

/**
 * Findings of one check, said shortly.
 * @example const { ok, broken } = about('free disk'); return [ok('12 GB')]
 */
export const about = (check: string) => ({
  ok: (found: string): Finding => ({ check, state: 'ok', found, todo: null }),
  look: (found: string, todo: string): Finding => ({ check, state: 'look', found, todo }),
  broken: (found: string, todo: string): Finding => ({ check, state: 'broken', found, todo }),
})

/** '1 region', '2 regions'. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

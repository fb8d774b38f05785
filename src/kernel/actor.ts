import type { Membership, PageRight } from './role.ts'

/**
 * By whom or what a command is called. A visitor has no id, on purpose: nobody who reads is known.
 * - operator: a person at the machine (command line)
 * - import: a run that takes over texts from another system; the id names the source
 * - system: the house itself (jobs, first start)
 * - account: somebody who signed in, with what she may at this moment
 */
export type Actor =
  | { kind: 'operator' | 'import' | 'system'; id: string }
  | AccountActor
  | { kind: 'visitor'; id: null }

/** Read anew for each request, so that what has ended, ends at once. Its order says nothing. */
export interface AccountActor {
  kind: 'account'
  id: string
  memberships: readonly Membership[]
  pages: readonly PageRight[]
}

export const SYSTEM: Actor = { kind: 'system', id: 'ankerplatz' }

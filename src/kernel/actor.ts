/**
 * By whom or what a command is called. A visitor has no id, on purpose: nobody who reads is known.
 * - operator: a person at the machine (command line)
 * - import: a run that takes over texts from another system; the id names the source
 * - system: the house itself (jobs, first start)
 */
export type Actor = { kind: 'operator' | 'import' | 'system'; id: string } | { kind: 'visitor'; id: null }

export const SYSTEM: Actor = { kind: 'system', id: 'ankerplatz' }

import type { Policy } from '../../kernel/module.ts'

/** Publishing has no commands: it follows from the events of others. */
export const policy: Policy = {}

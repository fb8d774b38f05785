import type { Policy } from '../../kernel/module.ts'

// Public at once.
export const policy: Policy = {
  'organisation.create': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
}

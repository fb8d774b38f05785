import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'organisation.create': ['operator', 'import', 'system'],
}

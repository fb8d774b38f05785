import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'contact.create': ['operator', 'import', 'system'],
  'contact.describe': ['operator', 'import', 'system'],
}

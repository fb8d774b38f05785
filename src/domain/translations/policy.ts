import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'text.save': ['operator', 'import', 'system'],
  'text.publish': ['operator', 'import', 'system'],
  'text.withdraw': ['operator', 'import', 'system'],
  'text.check': ['operator', 'import', 'system'],
}

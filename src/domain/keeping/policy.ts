import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'keeping.erase': ['operator', 'system'],
  'keeping.import-region': ['operator'],
}

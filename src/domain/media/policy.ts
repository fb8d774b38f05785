import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'media.add': ['operator', 'import', 'system'],
  'media.describe': ['operator', 'import', 'system'],
}

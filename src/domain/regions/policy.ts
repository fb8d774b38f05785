import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'region.create': ['operator', 'import', 'system'],
  'region.change': ['operator', 'import', 'system'],
  'region.add-language': ['operator', 'import', 'system'],
  'region.write-legal': ['operator', 'import', 'system'],
}

import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'region.create': ['operator', 'import', 'system', 'service team'],
  'region.change': ['operator', 'import', 'system', 'service team', 'region management'],
  'region.add-language': ['operator', 'import', 'system', 'service team', 'region management'],
  'region.write-legal': ['operator', 'import', 'system', 'service team', 'region management'],
}

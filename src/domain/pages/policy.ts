import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'page.create': ['operator', 'import', 'system'],
  'page.place': ['operator', 'import', 'system'],
  'page.equip': ['operator', 'import', 'system'],
  'page.write': ['operator', 'import', 'system'],
  'page.publish': ['operator', 'import', 'system'],
  'page.archive': ['operator', 'import', 'system'],
}

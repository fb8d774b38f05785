import type { Policy } from '../../kernel/module.ts'

export const policy: Policy = {
  'interop.move-in-demo': ['system'],
  // Only as 'import': what a run writes must be told apart from what people write, or the next run overwrites them.
  'interop.import-integreat': ['import'],
}

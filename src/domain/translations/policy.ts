import type { Policy } from '../../kernel/module.ts'

// A text belongs to something, and the module whose it is knows who may write it: page.write, contact.describe.
export const policy: Policy = {
  'text.save': ['operator', 'import', 'system', 'within a command'],
  'text.publish': ['operator', 'import', 'system', 'within a command'],
  'text.withdraw': ['operator', 'import', 'system', 'within a command'],
  'text.check': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
  'text.erase': ['operator', 'system'],
  'text.unschedule': ['operator', 'import', 'system', 'within a command'],
  'text.autosave': ['within a command'],
  'text.drop-autosave': ['within a command'],
  'text.forget-autosaves': ['operator', 'system', 'within a command'],
}

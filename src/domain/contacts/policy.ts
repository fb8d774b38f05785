import type { Policy } from '../../kernel/module.ts'

// Both are public at once.
export const policy: Policy = {
  'contact.create': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
  'contact.describe': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
  'contact.erase': ['operator', 'system'],
}

export const views: Policy = {
  'contact.see': [
    ...(['operator', 'import', 'system', 'service team', 'region management', 'editor'] as const),
    ...(['author', 'event manager', 'observer', 'translator', 'partner'] as const),
  ],
}

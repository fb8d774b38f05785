import type { Policy } from '../../kernel/module.ts'

// A picture is in the edition as soon as it is added, so whoever may not publish cannot add one.
export const policy: Policy = {
  'media.add': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
  'media.describe': ['operator', 'import', 'system', 'service team', 'region management', 'editor'],
}

export const views: Policy = {
  'media.see': [
    ...(['operator', 'import', 'system', 'service team', 'region management', 'editor'] as const),
    ...(['author', 'event manager', 'observer', 'translator'] as const),
  ],
}

import type { Policy } from '../../kernel/module.ts'
import type { Who } from '../../kernel/right.ts'

const HOUSE: readonly Who[] = ['operator', 'import', 'system']
const EDITORS: readonly Who[] = ['service team', 'region management', 'editor']

export const policy: Policy = {
  // Not public before somebody publishes it.
  'contact.create': [...HOUSE, ...EDITORS, 'author', 'partner'],
  'contact.change': [...HOUSE, ...EDITORS, 'author', 'partner', 'translator'],
  // These change at once what people see.
  'contact.describe': [...HOUSE, ...EDITORS],
  'contact.publish': [...HOUSE, ...EDITORS],
  'contact.withdraw': [...HOUSE, ...EDITORS],
  'contact.unschedule': [...HOUSE, ...EDITORS],
  'contact.archive': [...HOUSE, ...EDITORS],
  'contact.assign': [...HOUSE, ...EDITORS],
  'contact.erase': ['operator', 'system'],
}

export const views: Policy = {
  'contact.see': [
    ...(['operator', 'import', 'system', 'service team', 'region management', 'editor'] as const),
    ...(['author', 'event manager', 'observer', 'translator', 'partner'] as const),
  ],
}

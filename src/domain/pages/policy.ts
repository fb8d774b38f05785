import type { Policy } from '../../kernel/module.ts'
import type { Who } from '../../kernel/right.ts'

const HOUSE: readonly Who[] = ['operator', 'import', 'system']
const EDITORS: readonly Who[] = ['service team', 'region management', 'editor']
const WRITERS: readonly Who[] = [...EDITORS, 'author', 'partner', 'editor of the page', 'author of the page']

export const policy: Policy = {
  'page.create': [...HOUSE, ...WRITERS],
  'page.write': [...HOUSE, ...WRITERS, 'translator'],
  // All of these change at once what people see.
  'page.place': [...HOUSE, ...EDITORS],
  'page.move': [...HOUSE, ...EDITORS],
  'page.equip': [...HOUSE, ...EDITORS, 'editor of the page'],
  'page.publish': [...HOUSE, ...EDITORS, 'editor of the page'],
  'page.withdraw': [...HOUSE, ...EDITORS, 'editor of the page'],
  'page.unschedule': [...HOUSE, ...EDITORS, 'editor of the page'],
  'page.archive': [...HOUSE, ...EDITORS, 'editor of the page'],
}

export const views: Policy = {
  'page.see': [...HOUSE, ...WRITERS, 'translator', 'event manager', 'observer'],
}

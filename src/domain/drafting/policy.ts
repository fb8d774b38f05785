import type { Policy } from '../../kernel/module.ts'
import type { Who } from '../../kernel/right.ts'

const HOUSE: readonly Who[] = ['operator', 'import', 'system']
const EDITORS: readonly Who[] = ['service team', 'region management', 'editor']
/** Whoever may write a text; the command of the thing itself asks again. */
const WRITERS: readonly Who[] = [
  ...EDITORS,
  ...(['author', 'partner', 'translator', 'editor of the page', 'author of the page'] as const),
]

export const policy: Policy = {
  'draft.keep': WRITERS,
  'draft.drop': WRITERS,
  'draft.forget': ['operator', 'system'],
  'presence.show': WRITERS,
  'presence.leave': WRITERS,
  'version.restore': [...HOUSE, ...WRITERS],
  'review.request': [...HOUSE, ...WRITERS],
  'review.withdraw': [...HOUSE, ...WRITERS],
  'review.comment': WRITERS,
  'review.approve': [...HOUSE, ...EDITORS, 'editor of the page'],
  'review.send-back': [...HOUSE, ...EDITORS, 'editor of the page'],
  'review.tell': ['system'],
}

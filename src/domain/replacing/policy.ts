import type { Policy } from '../../kernel/module.ts'
import type { Who } from '../../kernel/right.ts'

/** Whoever may write a page; the command of the thing itself asks again, text by text. */
const WRITERS: readonly Who[] = [
  ...(['operator', 'import', 'system', 'service team', 'region management', 'editor'] as const),
  ...(['author', 'partner', 'translator', 'editor of the page', 'author of the page'] as const),
]

export const policy: Policy = {
  'replacement.start': WRITERS,
  'replacement.replace': WRITERS,
  'replacement.undo': WRITERS,
  'replacement.restore': WRITERS,
  'replacement.settle': ['system'],
  'replacement.finish': ['system'],
}

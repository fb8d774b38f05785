import type { Attributes } from './pieces.ts'

const SHOWN = new Set(['class', 'lang', 'dir', 'title', 'translate', 'start', 'scope'])
const FOLLOWED = /^(https?:|mailto:|tel:|sms:|page:|[/#])/i

/**
 * What the screen is given of an element's attributes: a list of harmless ones. Styles are left out, because the policy of
 * the page would block them; they are carried along and written again.
 */
export const shownAttributes = (attributes: Attributes, tag = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => SHOWN.has(name) || (tag === 'a' && name === 'href' && FOLLOWED.test(value)),
    ),
  )

import type { Values } from '../../../domain/translations/index.ts'
import { isSlug, slugOf } from '../../../kernel/slug.ts'
import type { Faults } from '../form.tsx'
import type { Visit } from '../visit.ts'
import type { Desk } from './desk.ts'

/** What shall happen with a text besides being saved. */
export type Wish = 'draft' | 'ask' | 'publish'

/** What a form says in which something is written. */
export interface Typing {
  values: Values
  /** The version that she saw. */
  head: number
  note: string
  /** A small correction: translations stay up to date. */
  minor: boolean
  /** A translation says that it now matches the original: the version that stood beside it. */
  origin: number | undefined
  wish: Wish
}

/** What was sent. Browsers send lines with CRLF (HTML, section 4.10.21.4); we keep them with LF, or nothing would be the same. */
export function typingIn({ form }: Visit): Typing {
  const { title = '', slug = '', content = '' } = form
  const name = title.replace(/\s+/g, ' ').trim()
  return {
    values: {
      title: name,
      slug: slug.trim() || (name && slugOf(name)),
      content: content.replaceAll('\r\n', '\n'),
    },
    ...sentWith(form),
  }
}

/** What is sent with every form in which something is written, whatever it is about. */
export const sentWith = ({
  head,
  note = '',
  minor,
  matches,
  origin,
  wish,
}: Visit['form']): Omit<Typing, 'values'> => ({
  head: Number.parseInt(head ?? '', 10) || 0,
  note: note.trim(),
  minor: minor === 'on',
  origin: matches === 'on' ? Number.parseInt(origin ?? '', 10) || undefined : undefined,
  wish: wish === 'ask' || wish === 'publish' ? wish : 'draft',
})

/** What a form holds before anything is typed: what the page says, or what she typed and did not save. */
export function typingOf({ draft, typed, origin }: Desk, own: boolean): Typing {
  const values = own && typed ? typed.values : (draft?.values ?? { title: '', slug: '', content: '' })
  return { values, head: draft?.head ?? 0, note: '', minor: false, origin: origin?.version, wish: 'draft' }
}

const LONGEST_TITLE = 200
const LONGEST_NOTE = 500

/** All that is wrong with it, in words for the person. */
export const faultsOf = ({ m }: Visit, { values, note }: Typing): Faults => ({
  ...(values.title === '' && { title: m.text('page.new.title.missing') }),
  ...((values.title ?? '').length > LONGEST_TITLE && { title: m.text('page.new.title.long') }),
  ...(values.title !== '' && !isSlug(values.slug ?? '') && { slug: m.text('page.new.slug.wrong') }),
  ...(note.length > LONGEST_NOTE && { note: m.text('writing.note.long') }),
})

import type { TextKind } from '../../../kernel/module.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Faults } from '../form.tsx'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { sentWith, type Typing } from '../writing/typing.ts'
import type { Desk } from './desk.ts'

/** What was sent. A website that begins with www is completed, as browsers do. */
export function typingIn({ form }: Visit, { fields }: TextKind): Typing {
  return {
    values: Object.fromEntries(
      Object.keys(fields)
        .map((field) => [field, (form[field] ?? '').replace(/\s+/g, ' ').trim()])
        .map(([field = '', value = '']) => [
          field,
          field === 'website' && /^www\./i.test(value) ? `https://${value}` : value,
        ]),
    ),
    ...sentWith(form),
  }
}

/** What a form holds before anything is typed: what is saved, or what she typed and did not save. */
export const typingOf = ({ draft, typed, origin }: Desk, own: boolean): Typing => ({
  values: own && typed ? typed.values : (draft?.values ?? {}),
  ...{ head: draft?.head ?? 0, note: '', minor: false, origin: origin?.version, wish: 'draft' },
})

const FAULTS: Readonly<Record<string, MessageKey>> = {
  name: 'contact.fault.name',
  phone: 'contact.fault.phone',
  email: 'contact.fault.email',
  website: 'contact.fault.website',
  street: 'contact.fault.long',
  postcode: 'contact.fault.postcode',
  town: 'contact.fault.long',
  area: 'contact.fault.long',
  hours: 'contact.fault.long',
  note: 'writing.note.long',
}

/** All that a command found wrong, field by field, in words for the person; undefined when it is another error. */
export function faultsIn({ m }: Visit, error: unknown): Faults | undefined {
  if (!(error instanceof Refusal) || error.code !== 'invalid') return undefined
  const told = error.faults.map(({ where }) => {
    const field = where.replace(/^(facts|values)[.]/, '')
    return FAULTS[field] ? [field, m.text(FAULTS[field])] : ['', m.text('contact.fault.other')]
  })
  return Object.fromEntries(told.length > 0 ? told : [['', m.text('contact.fault.other')]])
}

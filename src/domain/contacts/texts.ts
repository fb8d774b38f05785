import type { TextField, TextKind } from '../../kernel/module.ts'

const line: TextField = { form: 'line', required: false }

/** The same in every language (language `facts`). */
export const contactFacts: TextKind = {
  subject: 'contact',
  fields: {
    name: { form: 'line', required: true },
    phone: line,
    email: line,
    website: line,
    street: line,
    postcode: line,
    town: line,
  },
}

/** Per language: what they help with, and when. */
export const contactText: TextKind = { subject: 'contact', fields: { area: line, hours: line } }

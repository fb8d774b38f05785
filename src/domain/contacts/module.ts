import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planContacts } from './edition.ts'
import { policy } from './policy.ts'
import { contactFacts, contactText } from './texts.ts'

export const contacts: Module<Reader> = {
  name: 'contacts',
  tables: [
    {
      name: 'contacts',
      personalData: {
        what: 'names, numbers and addresses of offices, sometimes of their staff',
        kept: 'until the contact is deleted',
      },
    },
  ],
  texts: [contactFacts, contactText],
  policy,
  edition: { plan: planContacts },
}

import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planContacts } from './edition.ts'
import { policy, views } from './policy.ts'
import { contactFacts, contactText } from './texts.ts'

export const contacts: Module<Reader> = {
  name: 'contacts',
  tables: [
    {
      name: 'contacts',
      personalData: {
        what: 'names, numbers and addresses of offices, sometimes of their staff; ids of accounts who archived',
        kept: 'until the contact is erased; an id is erased with its account',
      },
      records: {
        key: ['id'],
        region: 'region_id',
        numbers: { number: 'contact' },
        names: { organisation_id: 'organisations.id' },
        accounts: ['archived_by_id'],
      },
    },
  ],
  texts: [contactFacts, contactText],
  policy,
  views,
  edition: { plan: planContacts },
}

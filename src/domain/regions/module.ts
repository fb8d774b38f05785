import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planRegion } from './edition.ts'
import { policy } from './policy.ts'
import { receivedLanguage, receivedRegion } from './received.ts'
import { legalText } from './texts.ts'

export const regions: Module<Reader> = {
  name: 'regions',
  tables: [
    {
      name: 'regions',
      personalData: 'none',
      records: {
        key: ['id'],
        region: 'id',
        numbers: { number: 'region' },
        names: { contact_id: 'contacts.id', picture_id: 'media.id' },
        received: receivedRegion,
      },
    },
    {
      name: 'region_languages',
      personalData: 'none',
      records: { key: ['region_id', 'language'], region: 'region_id', received: receivedLanguage },
    },
  ],
  texts: [legalText],
  policy,
  edition: { plan: planRegion },
}

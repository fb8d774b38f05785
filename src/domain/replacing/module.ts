import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'
import { receivedReplacement } from './received.ts'

export const replacing: Module<Reader> = {
  name: 'replacing',
  tables: [
    {
      name: 'replacements',
      personalData: {
        what: 'ids of accounts who replaced or took it back, and the words that they looked for',
        kept: '30 days, until the next replacement after; the ids are erased with the account',
      },
      records: {
        key: ['id'],
        region: 'region_id',
        accounts: ['started_by_id', 'undo_asked_by_id'],
        received: receivedReplacement,
      },
    },
    {
      name: 'replaced_texts',
      personalData: 'none',
      records: {
        key: ['replacement_id', 'text_number'],
        region: 'region_id',
        names: { replacement_id: 'replacements.id', text_number: 'texts.number' },
      },
    },
  ],
  texts: [],
  policy,
}

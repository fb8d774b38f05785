import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'

export const keeping: Module<Reader> = {
  name: 'keeping',
  tables: [
    {
      name: 'erasures',
      personalData: {
        what: 'that somebody was erased: an id and a time',
        kept: 'as long as there are backups from before',
      },
      // Each installation has its own: one that came along with a region could erase people of another.
      records: { key: ['subject_kind', 'subject_id'], region: null },
    },
  ],
  texts: [],
  policy,
}

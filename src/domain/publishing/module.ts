import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'

export const publishing: Module<Reader> = {
  name: 'publishing',
  tables: [
    // No region takes them along: another installation counts by its own clock.
    { name: 'edition_sequences', personalData: 'none', records: { key: ['region_id'], region: null } },
  ],
  texts: [],
  policy,
}

import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'

const editors = {
  what: 'ids of accounts who wrote, published or ended',
  kept: 'as long as the text; erased with the account',
}

export const translations: Module<Reader> = {
  name: 'translations',
  tables: [
    { name: 'texts', personalData: 'none' },
    { name: 'versions', personalData: editors },
    { name: 'publications', personalData: editors },
    {
      name: 'checks',
      personalData: { what: 'the office or team that checked', kept: 'as long as the text' },
    },
  ],
  texts: [],
  policy,
}

import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planPages } from './edition.ts'
import { policy } from './policy.ts'
import { pageText } from './texts.ts'

export const pages: Module<Reader> = {
  name: 'pages',
  tables: [
    {
      name: 'pages',
      personalData: {
        what: 'ids of accounts who archived',
        kept: 'as long as the page; erased with the account',
      },
    },
    { name: 'page_contacts', personalData: 'none' },
    { name: 'page_addresses', personalData: 'none' },
  ],
  texts: [pageText],
  policy,
  edition: { plan: planPages },
}

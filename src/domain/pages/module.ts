import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planPages } from './edition.ts'
import { policy, views } from './policy.ts'
import { receivedPage } from './received.ts'
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
      records: {
        key: ['id'],
        region: 'region_id',
        numbers: { number: 'page' },
        names: { parent_id: 'pages.id', organisation_id: 'organisations.id', thumbnail_id: 'media.id' },
        accounts: ['archived_by_id'],
        received: receivedPage,
      },
    },
    {
      name: 'page_contacts',
      personalData: 'none',
      records: {
        key: ['page_id', 'contact_id'],
        region: 'region_id',
        names: { page_id: 'pages.id', contact_id: 'contacts.id' },
      },
    },
    {
      name: 'page_addresses',
      personalData: 'none',
      records: {
        key: ['region_id', 'language', 'path'],
        region: 'region_id',
        names: { page_id: 'pages.id' },
      },
    },
  ],
  texts: [pageText],
  policy,
  views,
  edition: { plan: planPages },
}

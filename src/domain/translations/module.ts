import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'
import { nextPublicChange } from './queries.ts'
import { receivedVersion } from './received.ts'

const editors = {
  what: 'ids of accounts who wrote, published or ended',
  kept: 'as long as the text; erased with the account',
}

export const translations: Module<Reader> = {
  name: 'translations',
  tables: [
    {
      name: 'texts',
      personalData: 'none',
      records: { key: ['number'], region: 'region_id', numbers: { number: 'text' }, subject: 'subject_id' },
    },
    {
      name: 'versions',
      personalData: editors,
      records: {
        key: ['text_number', 'number'],
        region: 'region_id',
        names: { text_number: 'texts.number' },
        accounts: ['author_id'],
        received: receivedVersion,
      },
    },
    {
      name: 'text_quotes',
      personalData: 'none',
      records: {
        key: ['thing', 'text_number', 'version'],
        region: 'region_id',
        names: { text_number: 'texts.number' },
      },
    },
    {
      name: 'publications',
      personalData: editors,
      records: {
        key: ['id'],
        region: 'region_id',
        names: { text_number: 'texts.number' },
        accounts: ['published_by_id', 'ended_by_id'],
      },
    },
    {
      name: 'checks',
      personalData: { what: 'the office or team that checked', kept: 'as long as the text' },
      records: {
        key: ['subject_kind', 'subject_id', 'checked_at'],
        region: 'region_id',
        subject: 'subject_id',
      },
    },
    {
      name: 'autosaves',
      personalData: {
        what: 'what an account typed and has not saved',
        kept: 'until it is saved or dropped, 30 days at most; erased with the account',
      },
      records: { leftOut: 'what somebody typed and did not save is hers alone, and in no copy' },
    },
  ],
  texts: [],
  policy,
  nextChange: nextPublicChange,
}

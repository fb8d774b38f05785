import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'
import { receivedComment, receivedReview } from './received.ts'

const ofText = { text_number: 'texts.number' }

export const drafting: Module<Reader> = {
  name: 'drafting',
  tables: [
    {
      name: 'reviews',
      personalData: {
        what: 'ids of accounts who asked or decided, and what they wrote about a version',
        kept: 'as long as the text; the ids are erased with the account, the words with the text',
      },
      records: {
        key: ['id'],
        region: 'region_id',
        names: ofText,
        accounts: ['requested_by_id', 'settled_by_id'],
        received: receivedReview,
      },
    },
    {
      name: 'comments',
      personalData: {
        what: 'what colleagues said about a version, and the id of who said it',
        kept: 'as long as the text; the id is erased with the account, the words with the text',
      },
      records: {
        key: ['id'],
        region: 'region_id',
        names: ofText,
        accounts: ['said_by_id'],
        received: receivedComment,
      },
    },
    {
      name: 'presence',
      personalData: { what: 'that an account is at a text now', kept: 'a minute after the last sign' },
      records: { leftOut: 'who is there now is not there after a restore' },
    },
  ],
  texts: [],
  policy,
}

import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy, views } from './policy.ts'
import { signInTables } from './sign-in-tables.ts'

const people = { account_id: 'accounts.id', region_id: 'regions.id' }

export const accounts: Module<Reader> = {
  name: 'accounts',
  tables: [
    ...signInTables,
    {
      name: 'memberships',
      personalData: {
        what: 'ids of accounts: who has or had which role, and who gave it or ended it',
        kept: 'for good, without name once the account is closed',
      },
      records: {
        key: ['id'],
        region: null,
        names: { ...people, organisation_id: 'organisations.id' },
        accounts: ['granted_by_id', 'ended_by_id'],
      },
    },
    {
      name: 'page_people',
      personalData: {
        what: 'ids of accounts: who may or might write a page, and who gave or ended it',
        kept: 'for good, without name once the account is closed',
      },
      records: {
        key: ['id'],
        region: null,
        names: { ...people, page_id: 'pages.id' },
        accounts: ['granted_by_id', 'ended_by_id'],
      },
    },
    {
      name: 'invitations',
      personalData: {
        what: 'name and mail address of who is invited',
        kept: 'until the invitation is accepted, withdrawn or over, a day longer at most',
      },
      records: { leftOut: 'a link that somebody used or withdrew since would open the door again' },
    },
  ],
  texts: [],
  policy,
  views,
}

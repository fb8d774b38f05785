import type { Table } from '../../kernel/module.ts'

const ACCOUNT = { account_id: 'accounts.id' }
const UNTIL_CLOSED = 'until the account is closed'

/** The tables of platform/sign-in, which reads and writes them for this module. */
export const signInTables: readonly Table[] = [
  {
    name: 'accounts',
    personalData: { what: 'name and mail address of who works here', kept: UNTIL_CLOSED },
    records: { key: ['id'], region: null },
  },
  {
    name: 'sign_ins',
    personalData: { what: 'that somebody is signed in, since when and how', kept: 'until it ends' },
    records: { leftOut: 'after a restore everybody signs in anew' },
  },
  {
    name: 'credentials',
    personalData: { what: 'hash of a password; id at a provider', kept: UNTIL_CLOSED },
    records: { key: ['id'], region: null, names: ACCOUNT },
  },
  {
    name: 'one_time_values',
    personalData: { what: 'hashes of links and steps of a sign-in', kept: 'until they are used or over' },
    records: { leftOut: 'a link that was used since would open the door again' },
  },
  {
    name: 'second_factors',
    personalData: { what: 'secret of an app, recovery codes', kept: UNTIL_CLOSED },
    records: { key: ['id'], region: null, names: ACCOUNT },
  },
  {
    name: 'passkeys',
    personalData: { what: 'public keys of devices, and what she calls them', kept: UNTIL_CLOSED },
    records: { key: ['id'], region: null, names: ACCOUNT },
  },
  {
    name: 'sign_in_failures',
    personalData: { what: 'how often somebody failed to sign in', kept: 'until she signs in' },
    records: { leftOut: 'counted anew' },
  },
]

import type { Policy } from '../../kernel/module.ts'

/** The service team is a member of no region: what is about one of its own is not any region's to decide. */
export const policy: Policy = {
  'account.invite': ['operator', 'system', 'service team', 'region management'],
  'account.uninvite': ['operator', 'system', 'service team', 'region management'],
  // By whoever holds the token: the house, when it has just made the account for her, or she herself.
  'account.accept': ['system', 'the account itself'],
  'account.close': ['operator', 'system', 'service team', 'region management', 'the account itself'],
  'account.forget-invitations': ['operator', 'system'],
  'membership.grant': ['operator', 'system', 'service team', 'region management'],
  'membership.change': ['operator', 'system', 'service team', 'region management'],
  'membership.end': ['operator', 'system', 'service team', 'region management', 'the account itself'],
  'page.allow': ['operator', 'system', 'service team', 'region management'],
  'page.disallow': ['operator', 'system', 'service team', 'region management'],
}

export const views: Policy = {
  'account.see': ['operator', 'system', 'service team', 'region management'],
  'audit.see': ['operator', 'system', 'service team', 'region management'],
}

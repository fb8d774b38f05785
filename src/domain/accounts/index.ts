export { actorOf } from './actor-of.ts'
export { type AuditEntry, type AuditPage, auditLog } from './audit.ts'
export { AUDIT_WORDS, auditSentence } from './audit-words.ts'
export { closeAccount } from './close.ts'
export { type DemoAccount, demoAccounts } from './demo-accounts.ts'
export {
  acceptInvitation,
  forgetInvitations,
  type Invited,
  invitationBy,
  invite,
  uninvite,
} from './invitations.ts'
export { endMembership, grantMembership } from './memberships.ts'
export { allowPage, disallowPage } from './page-people.ts'
export { invitationsTo, isInvited, membershipsOf, membersOf, peopleOfPage } from './queries.ts'
export { needsSecondFactor } from './second-factor.ts'

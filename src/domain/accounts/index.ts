export { actorOf } from './actor-of.ts'
export { auditLog } from './audit.ts'
export { AUDIT_WORDS, auditSentence } from './audit-words.ts'
export { closeAccount } from './close.ts'
export { demoAccounts } from './demo-accounts.ts'
export {
  acceptInvitation,
  forgetInvitations,
  invitationBy,
  invite,
  uninvite,
} from './invitations.ts'
export { changeMembership, endMembership, grantMembership } from './memberships.ts'
export { allowPage, disallowPage } from './page-people.ts'
export {
  invitationsTo,
  isInvited,
  membershipsOf,
  membersIn,
  membersOf,
  namesOfAccounts,
  type PersonThere,
  peopleOfPage,
  personThere,
  reachableIn,
} from './queries.ts'
export { needsSecondFactor } from './second-factor.ts'

export {
  dropDraft,
  forgetDrafts,
  keepDraft,
  orKeep,
  restoreVersion,
} from './drafts.ts'
export { leavePresence, type Neighbour, othersAt, showPresence } from './presence.ts'
export {
  type By,
  commentsOf,
  compareVersions,
  historyOf,
  type NamedReview,
  type NamedVersion,
  overviewOf,
  ownDrafts,
  type Review,
  reviewsOf,
  sentBackTo,
  waitingFor,
} from './queries.ts'
export { approveReview, comment, requestReview, sendBack, withdrawReview } from './review.ts'
export { type DraftState, stateOf } from './state.ts'
export { aboutText, subjectKind } from './subjects.ts'
export { draftsOn, FORGET, TELL, tellOfReview } from './tell.ts'

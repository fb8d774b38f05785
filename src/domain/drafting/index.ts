export {
  dropDraft,
  forgetDrafts,
  keepDraft,
  orKeep,
  restoreVersion,
} from './drafts.ts'
export { leavePresence, type Neighbour, othersAt, showPresence } from './presence.ts'
export {
  askedBy,
  type By,
  commentsOf,
  compareVersions,
  historyOf,
  type NamedReview,
  type NamedVersion,
  type OverviewCell,
  overviewOf,
  ownDrafts,
  type Review,
  reviewsOf,
  sentBackTo,
  waitingFor,
} from './queries.ts'
export { approveReview, comment, requestReview, sendBack, withdrawReview } from './review.ts'
export { type DraftState, type StateFacts, stateOf } from './state.ts'
export { aboutText, type Place } from './subjects.ts'
export { draftsOn, FORGET, TELL, tellOfReview } from './tell.ts'

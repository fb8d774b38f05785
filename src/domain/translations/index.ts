export {
  type Autosave,
  autosaveOf,
  autosavesOf,
  autosaveText,
  dropAutosave,
  forgetAutosaves,
} from './autosave.ts'
export { cleanHtml } from './clean-html.ts'
export { checkSubject, FACTS, refuseClaims, type SavedText, saveText } from './commands.ts'
export {
  type ComparedBlock,
  type ComparedField,
  compareValues,
  type Piece,
} from './compare.ts'
export { eraseTexts } from './erase.ts'
export type { Values } from './fields.ts'
export { type FullHead, headsHolding } from './holding.ts'
export { plannedTexts } from './planned-texts.ts'
export { instant, publishText, withdrawText } from './publish.ts'
export {
  bodiesOf,
  type Check,
  checksOf,
  draftOf,
  type Head,
  headsOf,
  headsSaying,
  linesOfVersion,
  newestTexts,
  type OpenLines,
  openLines,
  type PublicText,
  publicLines,
  publicTexts,
  subjectOf,
} from './queries.ts'
export { type Quote, quotesOf } from './quotes.ts'
export { type PublicationRecord, publicationsOf, unscheduleText } from './schedule.ts'
export { type StaleText, staleTextOf } from './stale.ts'
export {
  type GridCell,
  gridOf,
  type LanguageBranch,
  type Standing,
  type TranslationState,
} from './states.ts'
export {
  draftsOf,
  namesOfTexts,
  type OwnDraft,
  standingsIn,
  type TextName,
  textsAbout,
  type VersionAbout,
  versionOf,
  versionsOf,
} from './versions.ts'

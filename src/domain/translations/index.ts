export { cleanHtml } from './clean-html.ts'
export { checkSubject, FACTS, publishText, type SavedText, saveText, withdrawText } from './commands.ts'
export type { Values } from './fields.ts'
export { plannedTexts } from './planned-texts.ts'
export {
  bodiesOf,
  type Check,
  checksOf,
  draftOf,
  type Head,
  headsOf,
  linesOfVersion,
  type PublicText,
  publicLines,
  publicTexts,
  subjectOf,
} from './queries.ts'

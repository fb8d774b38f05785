export { cleanHtml } from './clean-html.ts'
export { checkSubject, FACTS, type SavedText, saveText } from './commands.ts'
export { eraseTexts } from './erase.ts'
export type { Values } from './fields.ts'
export { plannedTexts } from './planned-texts.ts'
export { instant, publishText, withdrawText } from './publish.ts'
export {
  bodiesOf,
  type Check,
  checksOf,
  draftOf,
  type Head,
  headsOf,
  linesOfVersion,
  type OpenLines,
  openLines,
  type PublicText,
  publicLines,
  publicTexts,
  subjectOf,
} from './queries.ts'

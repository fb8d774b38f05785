export { carryOn, finishReplacement, settleText } from './carry-on.ts'
export type { Hit } from './hits.ts'
export { replaceInText, restoreText } from './one-text.ts'
export {
  type Progress,
  progressOf,
  type ReplacedText,
  type Replacement,
  replacedTexts,
  replacementById,
  replacementsIn,
} from './queries.ts'
export { type Question, question } from './question.ts'
export { type Found, type FoundText, findIn } from './search.ts'
export {
  aboutReplacement,
  keptUntil,
  REPLACE,
  replaceJob,
  replaceOn,
  startReplacement,
  undoReplacement,
} from './start.ts'

export {
  addLanguage,
  changeRegion,
  createRegion,
  type RegionFacts,
  writeLegal,
} from './commands.ts'
export {
  allRegions,
  factsOf,
  isTranslation,
  languageTree,
  type Region,
  regionById,
  regionBySlug,
} from './queries.ts'
export { RESERVED_SLUGS } from './reserved.ts'
export { legalKindOf, legalText } from './texts.ts'

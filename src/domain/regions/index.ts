export {
  addLanguage,
  changeRegion,
  createRegion,
  RESERVED_SLUGS,
  type RegionFacts,
  writeLegal,
} from './commands.ts'
export { allRegions, factsOf, type Region, regionById, regionBySlug } from './queries.ts'
export { legalKindOf, legalText } from './texts.ts'

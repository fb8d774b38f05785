import type { Choice, Offer } from '../choice.ts'

/**
 * Bytes that a choice takes, as they travel: what is shown before anything is fetched, so rather too many than too few.
 * What is here already is not taken off.
 * @example costOf(offer, { languages: ['uk'], sensitive: false, pictures: false }, false) // 98_000
 */
export function costOf(
  offer: Offer,
  { languages, sensitive, pictures }: Omit<Choice, 'region'>,
  programIsHere: boolean,
): number {
  const chosen = offer.languages.filter(({ language }) => languages.includes(language))
  const pages = chosen.reduce((sum, each) => sum + each.bytes + (sensitive ? (each.sensitive ?? 0) : 0), 0)
  return pages + (pictures ? picturesOf(offer, languages) : 0) + (programIsHere ? 0 : offer.program)
}

/** Most pictures are the same in every language: those of the language that has most of them count. */
export const picturesOf = ({ languages: all }: Offer, languages: readonly string[]): number =>
  Math.max(0, ...all.filter(({ language }) => languages.includes(language)).map(({ pictures }) => pictures))

/** What the sensitive pages of some languages add; null where none of them has any. */
export function sensitiveOf({ languages: all }: Offer, languages: readonly string[]): number | null {
  const sizes = all.flatMap(({ language, sensitive }) =>
    sensitive !== null && languages.includes(language) ? [sensitive] : [],
  )
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0)
}

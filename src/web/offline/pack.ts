import { type MediaPart, pictureAddress, widthsOf } from '../../domain/media/public.ts'
import type { EditionRecord, Manifest, PartRef } from '../../edition/manifest.ts'
import type { Choice } from './choice.ts'

/** Pictures are saved in one width: sharp on a telephone, and a tenth of the bytes of all widths. */
const PICTURE_WIDTH = 640
const SENSITIVE = 'sensitive'

/**
 * The record of what a person takes along: her languages, without what is for the API only (about half of all bytes), and
 * without the sensitive pages unless she said yes to them too.
 */
export function packed(record: EditionRecord, { languages, sensitive }: Choice): EditionRecord {
  const chosen = record.languages.filter(({ language }) => languages.includes(language))
  return {
    ...record,
    summary: { ...record.summary, languages: chosen.map(({ language }) => language) },
    languages: chosen.map((manifest) => packedLanguage(manifest, sensitive)),
  }
}

const packedLanguage = (manifest: Manifest, sensitive: boolean): Manifest => ({
  ...manifest,
  parts: Object.fromEntries(
    Object.entries(manifest.parts).filter(
      ([name]) => !name.startsWith('source/') && (sensitive || name !== SENSITIVE),
    ),
  ),
})

/** Every part that a record names, once. */
export function partsOf({ languages }: EditionRecord): PartRef[] {
  const all = languages.flatMap(({ parts }) => Object.values(parts))
  return [...new Map(all.map((part) => [part.hash, part])).values()]
}

/** The part of the sensitive pages in a language; undefined where there is none. */
export const sensitivePart = ({ parts }: Manifest): PartRef | undefined => parts[SENSITIVE]

/** Whether a page's content is in the part of the sensitive pages. */
export const isSensitive = ({ part }: { part: string }): boolean => part === SENSITIVE

/** Addresses of the pictures of some languages, each picture in the one width that is saved. */
export const picturesOf = (parts: readonly MediaPart[]): string[] => [
  ...new Set(parts.flatMap((part) => Object.values(part).map(savedAddress))),
]

const savedAddress = ({ hash, width }: { hash: string; width: number }): string => {
  const widths = widthsOf(width)
  return pictureAddress(hash, widths.findLast((each) => each <= PICTURE_WIDTH) ?? widths[0] ?? width)
}

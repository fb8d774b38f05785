import type { MediaPart } from '../../domain/media/public.ts'
import type { Editions } from '../../edition/editions.ts'
import type { EditionRecord, Manifest, PartRef } from '../../edition/manifest.ts'
import { bestLanguage, INTERFACE_LANGUAGES, type LanguageSlug } from '../../kernel/language.ts'
import type { LanguageOffer, Offer } from './choice.ts'
import { packed, partsOf, picturesOf, sensitivePart } from './pack.ts'

export interface OfferParts {
  /** A part as it lies on the shelf (brotli); undefined when it is not there. */
  packedPart(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Bytes of a picture by its address. */
  pictureSize(address: string): Promise<number>
  /** Bytes of the worker with its scripts, and of its words in a language, as they travel. */
  programSize(): Promise<number>
  wordsSize(language: LanguageSlug): Promise<number>
}

/**
 * What saving would cost. What all languages share is counted once, with the program; two languages that share a picture
 * both count it.
 */
export async function offerOf(
  parts: OfferParts,
  editions: Pick<Editions, 'part'>,
  record: EditionRecord,
): Promise<Offer> {
  const shared = sharedBy(record)
  return {
    region: record.summary.slug,
    sequence: record.sequence,
    languages: await Promise.all(
      record.languages.map((manifest) => offerLanguage(parts, editions, record, manifest, shared)),
    ),
    program: (await parts.programSize()) + (await sizeOf(parts, shared)),
  }
}

/** Parts that every language has, as the tree of pages. */
function sharedBy(record: EditionRecord): PartRef[] {
  if (record.languages.length < 2) return []
  const all = record.languages.map(({ parts }) => new Set(Object.values(parts).map(({ hash }) => hash)))
  return partsOf(record).filter(({ hash }) => all.every((own) => own.has(hash)))
}

async function offerLanguage(
  parts: OfferParts,
  editions: Pick<Editions, 'part'>,
  record: EditionRecord,
  manifest: Manifest,
  shared: readonly PartRef[],
): Promise<LanguageOffer> {
  const { language } = manifest
  const choice = { region: record.summary.slug, languages: [language], sensitive: false, pictures: false }
  const own = partsOf(packed(record, choice)).filter((part) => !shared.some(({ hash }) => hash === part.hash))
  const sensitive = sensitivePart(manifest)
  const media = manifest.parts.media && (await editions.part<MediaPart>(manifest.parts.media))
  const pictures = await Promise.all(picturesOf(media ? [media] : []).map(parts.pictureSize))
  return {
    language,
    bytes: (await sizeOf(parts, own)) + (await parts.wordsSize(bestLanguage(language, INTERFACE_LANGUAGES))),
    sensitive: sensitive ? await sizeOf(parts, [sensitive]) : null,
    pictures: pictures.reduce((sum, bytes) => sum + bytes, 0),
  }
}

async function sizeOf({ packedPart }: OfferParts, refs: readonly PartRef[]): Promise<number> {
  const sizes = await Promise.all(refs.map(async ({ hash }) => (await packedPart(hash))?.length ?? 0))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

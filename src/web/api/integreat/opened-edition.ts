import type { ContactsPart } from '../../../domain/contacts/public.ts'
import type { MediaPart } from '../../../domain/media/public.ts'
import type { OrganisationsPart } from '../../../domain/organisations/public.ts'
import { type TitlesPart, type Tree, type TreePart, treeOf } from '../../../domain/pages/public.ts'
import type { LegalPart, RegionPart } from '../../../domain/regions/public.ts'
import { canonicalJson } from '../../../edition/canonical-json.ts'
import { CorruptPart, type Editions } from '../../../edition/editions.ts'
import { sha256 } from '../../../edition/hash.ts'
import type { EditionRecord, Manifest, PartRef } from '../../../edition/manifest.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import { ANSWER_REVISION } from './answer.ts'

/** What is public of a region in one language, opened for one answer: small parts read, large ones at hand. */
export interface OpenedEdition {
  /** Without a slash at the end. */
  publicUrl: string
  slug: string
  language: LanguageSlug
  /** All visible languages of the region in the order of its language tree. */
  languages: readonly LanguageSlug[]
  publishedAt: Instant
  region: RegionPart
  tree: Tree
  titles: TitlesPart
  organisations: OrganisationsPart
  contacts: ContactsPart
  media: MediaPart
  /** Another value whenever an answer about pages or the imprint may be another. */
  fingerprint: string
  /** A part by name, read once; undefined when the edition has none of this name. */
  part<T>(name: string): Promise<T | undefined>
  legal(language: LanguageSlug): Promise<LegalPart>
}

/**
 * Acts on the newest record of a region; when a part of it proves broken, on the last good one, which the source then
 * gives. Answers undefined when there is no such region.
 */
export async function onRecord<T>(
  editions: Editions,
  region: string,
  act: (record: EditionRecord) => Promise<T>,
): Promise<T | undefined> {
  for (let tries = 3; ; tries--) {
    const record = await editions.record(region)
    if (!record) return undefined
    try {
      return await act(record)
    } catch (error) {
      if (!(error instanceof CorruptPart) || tries === 1) throw error
    }
  }
}

/** Opens one language of a record; undefined when the region does not have it. */
export async function openEdition(
  { editions, publicUrl }: { editions: Editions; publicUrl: string },
  record: EditionRecord,
  language: LanguageSlug,
): Promise<OpenedEdition | undefined> {
  const manifest = record.languages.find((candidate) => candidate.language === language)
  if (!manifest) return undefined
  const read = readerOf(editions)
  const part = <T>(name: string) => read<T>(manifest.parts[name])
  const [region, tree, titles, organisations, contacts, media, fingerprint] = await Promise.all([
    part<RegionPart>('region'),
    part<TreePart>('tree'),
    part<TitlesPart>('titles'),
    part<OrganisationsPart>('organisations'),
    part<ContactsPart>('contacts'),
    part<MediaPart>('media'),
    fingerprintOf(record, manifest, publicUrl),
  ])
  if (!region) throw new CorruptPart(`the edition of ${manifest.region} does not say what region it is of`)
  return {
    publicUrl,
    slug: manifest.region,
    language,
    languages: record.languages.map((other) => other.language),
    publishedAt: manifest.publishedAt,
    region,
    tree: treeOf(tree ?? NO_TREE, manifest.region),
    titles: titles ?? {},
    organisations: organisations ?? {},
    contacts: contacts ?? {},
    media: media ?? {},
    fingerprint,
    part,
    async legal(of) {
      const other = record.languages.find((candidate) => candidate.language === of)
      return (await read<LegalPart>(other?.parts.legal)) ?? {}
    },
  }
}

const NO_TREE: TreePart = { nodes: [] }

/** Parts stay with the answer that reads them, so that a small memory of editions is not filled anew for each page. */
function readerOf(editions: Editions) {
  const read = new Map<string, Promise<unknown>>()
  return async <T>(ref: PartRef | undefined): Promise<T | undefined> => {
    if (!ref) return undefined
    const part = read.get(ref.hash) ?? editions.part(ref)
    read.set(ref.hash, part)
    return part as Promise<T>
  }
}

/** The parts that pages and imprint are made from. News of events leaves what clients keep of pages as it is. */
const READ_PARTS = /^(region|tree|titles|organisations|contacts|media|sensitive|pages\/.*|source\/.*)$/

function fingerprintOf(record: EditionRecord, { parts }: Manifest, publicUrl: string): Promise<string> {
  const read = Object.entries(parts).flatMap(([name, { hash }]) =>
    READ_PARTS.test(name) ? [[name, hash]] : [],
  )
  const legal = record.languages.map((other) => [other.language, other.parts.legal?.hash ?? null])
  return fingerprint([publicUrl, read, legal])
}

/** A short name for anything that has canonical JSON. */
export async function fingerprint(of: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson([ANSWER_REVISION, of]))
  return (await sha256(bytes)).slice(0, 32)
}

import type { PartSource } from '../../edition/editions.ts'
import type { EditionRecord, PartRef, RegionSummary } from '../../edition/manifest.ts'

/** What of an installation is written down. */
export interface Selection {
  /** Slugs; of a hidden region too, when it is named. */
  regions: readonly string[]
  pictures: boolean
}

/** An edition without any picture: the part `media` as canonical JSON of nothing, '{}'. */
export const NO_PICTURES: PartRef = {
  hash: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  bytes: 2,
}

/**
 * The chosen regions of a source as they are at this moment: each record is read once, so that what is published
 * meanwhile does not make a copy of two states. Without pictures, the records name a part of none in place of theirs.
 * @example openEditions(await selected(house.shelf, { regions: ['ankerland'], pictures: true }), 64 * 2 ** 20)
 */
export async function selected(source: PartSource, { regions, pictures }: Selection): Promise<PartSource> {
  const chosen = new Set(regions)
  const summaries: RegionSummary[] = (await source.summaries()).filter(({ slug }) => chosen.has(slug))
  const records = new Map<string, Promise<EditionRecord | undefined>>()

  function read(region: string): Promise<EditionRecord | undefined> {
    const known = records.get(region)
    if (known) return known
    const asked = source.record(region).then((record) => record && (pictures ? record : bare(record)))
    records.set(region, asked)
    return asked
  }

  return {
    summaries: async () => summaries,
    record: async (region) => (chosen.has(region) ? read(region) : undefined),
    bytes: async (hash) => (hash === NO_PICTURES.hash ? new TextEncoder().encode('{}') : source.bytes(hash)),
    reject: (hash) => source.reject(hash),
  }
}

const bare = (record: EditionRecord): EditionRecord => ({
  ...record,
  languages: record.languages.map((manifest) => ({
    ...manifest,
    parts: { ...manifest.parts, ...(manifest.parts.media && { media: NO_PICTURES }) },
  })),
})

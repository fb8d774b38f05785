import { canonicalJson } from '../../../edition/canonical-json.ts'
import { openEditions, type PartSource } from '../../../edition/editions.ts'
import { sha256 } from '../../../edition/hash.ts'
import {
  EDITION_FORMAT,
  type EditionRecord,
  type Manifest,
  type PartRef,
  type RegionSummary,
} from '../../../edition/manifest.ts'
import { toInstant } from '../../../kernel/instant.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import { integreatApi } from './index.ts'

/** A shelf in memory, into which tests put editions. */
export interface TownShelf extends PartSource {
  publish(region: PublishedTown): Promise<EditionRecord>
  /** Spoils a part of the newest record of a region. */
  spoil(region: string, language: LanguageSlug, part: string): void
}

/** Parts by language; those under '*' are the same in all. */
export interface PublishedTown {
  summary: RegionSummary
  parts: Readonly<Record<LanguageSlug | '*', Readonly<Record<string, unknown>>>>
}

export function townShelf(): TownShelf {
  const parts = new Map<string, Uint8Array<ArrayBuffer>>()
  const records = new Map<string, EditionRecord[]>()
  const rejected = new Set<string>()

  async function put(value: unknown): Promise<PartRef> {
    const bytes = new TextEncoder().encode(canonicalJson(value))
    const hash = await sha256(bytes)
    parts.set(hash, bytes)
    return { hash, bytes: bytes.length }
  }
  const newest = (region: string): EditionRecord | undefined =>
    records
      .get(region)
      ?.findLast((record) =>
        record.languages.every((manifest) =>
          Object.values(manifest.parts).every(({ hash }) => !rejected.has(hash)),
        ),
      )

  return {
    async publish({ summary, parts: contents }) {
      const before = records.get(summary.slug) ?? []
      const sequence = before.length + 1
      const languages: Manifest[] = []
      for (const language of summary.languages) {
        const refs: Record<string, PartRef> = {}
        for (const [name, value] of Object.entries({ ...contents['*'], ...contents[language] }))
          refs[name] = await put(value)
        const publishedAt = toInstant('2026-11-22T17:00:00.000Z')
        languages.push({ region: summary.slug, language, sequence, publishedAt, parts: refs })
      }
      const record: EditionRecord = { format: EDITION_FORMAT, compiler: 1, sequence, summary, languages }
      records.set(summary.slug, [...before, record])
      return record
    },
    spoil(region, language, part) {
      const manifest = newest(region)?.languages.find((candidate) => candidate.language === language)
      const hash = manifest?.parts[part]?.hash ?? ''
      parts.set(hash, new TextEncoder().encode('{"spoiled":true}'))
    },
    summaries: async () => [...records.keys()].flatMap((region) => newest(region)?.summary ?? []),
    record: async (region) => newest(region),
    bytes: async (hash) => parts.get(hash),
    reject: (hash) => {
      rejected.add(hash)
    },
  }
}

export const PUBLIC_URL = 'https://guide.example'

/** The API over a shelf, asked by path. */
export function askAt(shelf: PartSource) {
  const api = integreatApi({ editions: openEditions(shelf, 2 ** 20), publicUrl: PUBLIC_URL })
  return (path: string, init?: RequestInit): Promise<Response> =>
    Promise.resolve(api.request(`${PUBLIC_URL}${path}`, init))
}

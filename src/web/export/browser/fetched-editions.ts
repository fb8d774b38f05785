import type { Editions } from '../../../edition/editions.ts'
import type { EditionRecord, PartRef, RegionSummary } from '../../../edition/manifest.ts'
import { partAddress, recordAddress, SUMMARIES } from '../addresses.ts'

/**
 * Editions that lie as files on the web server that this page came from. They are believed as the page is: checking hashes
 * needs a secure context, and a copy may be served on a bare local network.
 */
export function fetchedEditions(): Editions {
  const parts = new Map<string, Promise<unknown>>()
  return {
    summaries: () => json<RegionSummary[]>(SUMMARIES),
    record: async (region) => (await json<{ record: EditionRecord }>(recordAddress(region))).record,
    part<T>({ hash }: PartRef): Promise<T> {
      const asked = parts.get(hash) ?? json(partAddress(hash))
      parts.set(hash, asked)
      return asked as Promise<T>
    },
  }
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.json()
}

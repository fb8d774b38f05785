/** Regions that are remembered: those published last. A big one takes some ten megabytes. */
const REGIONS_KEPT = 8

/** What plans remember of a region from one publication to the next: see PlannedRegion in kernel/module.ts. */
export interface PublishingMemory {
  of(region: string): Map<string, unknown>
}

/** A memory for as long as the process publishes; what it has forgotten is read again. */
export function createMemory(): PublishingMemory {
  const kept = new Map<string, Map<string, unknown>>()
  return {
    of(region) {
      const memory = kept.get(region) ?? new Map<string, unknown>()
      kept.delete(region)
      kept.set(region, memory)
      if (kept.size > REGIONS_KEPT) kept.delete(kept.keys().next().value as string)
      return memory
    },
  }
}

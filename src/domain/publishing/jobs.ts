import type { Instant } from '../../kernel/instant.ts'
import type { Module } from '../../kernel/module.ts'
import type { NewEvent } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import type { JobRequest } from '../../platform/jobs/queue.ts'

export const PUBLISH = 'publish'

/** The job that publishes a region. Asking many times before it runs is one job. */
export const publishJob = (region: string): JobRequest => ({
  key: `${PUBLISH}:${region}`,
  kind: PUBLISH,
  subject: region,
})

/**
 * Whatever happened in a region may be public: publishing finds out what changed by itself. An event of the installation
 * may name a region too: one that was taken over.
 */
export function publishOn({ region, ids }: NewEvent): JobRequest[] {
  const named = region ?? ids.region
  return typeof named === 'string' ? [publishJob(named)] : []
}

/** A kind of its own that asks for the other, so that a region is never published twice at once. */
export const PUBLISH_LATER = 'publish-later'

/** The job for the moment at which something in a region begins or ends to be public by itself; none, when nothing does. */
export async function publishLater(
  modules: readonly Module<Reader>[],
  reader: Reader,
  region: string,
  now: Instant,
): Promise<JobRequest[]> {
  const moments = await Promise.all(modules.map(({ nextChange }) => nextChange?.(reader, region, now)))
  const [due] = moments.filter((moment) => moment !== undefined).sort()
  return due ? [{ key: `${PUBLISH_LATER}:${region}`, kind: PUBLISH_LATER, subject: region, due }] : []
}

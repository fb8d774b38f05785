import type { NewEvent } from '../../platform/commands/command.ts'
import type { JobRequest } from '../../platform/jobs/queue.ts'

export const PUBLISH = 'publish'

/** The job that publishes a region. Asking many times before it runs is one job. */
export const publishJob = (region: string): JobRequest => ({
  key: `${PUBLISH}:${region}`,
  kind: PUBLISH,
  subject: region,
})

/** Whatever happened in a region may be public: publishing finds out what changed by itself. */
export const publishOn = (event: NewEvent): JobRequest[] =>
  event.region === null ? [] : [publishJob(event.region)]

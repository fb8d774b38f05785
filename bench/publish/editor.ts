import { publishPage, writePage } from '../../src/domain/pages/index.ts'
import { publishOn } from '../../src/domain/publishing/index.ts'
import { MODULES } from '../../src/modules.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { createBus } from '../../src/platform/commands/bus.ts'
import type { Database } from '../../src/platform/database/database.ts'

/** One change of a page. */
export interface Edit {
  page: string
  language: string
  head: number
  title: string
  slug: string
  content: string
}

/** Somebody who writes and publishes, and leaves the publishing of the edition to whoever looks for jobs. */
export function openEditor(database: Database): (edit: Edit) => Promise<void> {
  const policies = MODULES.map((module) => module.policy)
  const bus = createBus({ database, clock: systemClock, policies, jobsFor: publishOn, wake() {} })
  const actor = { kind: 'operator', id: 'bench' } as const
  return async ({ page, ...text }) => {
    const saved = await bus.execute(writePage, { page, ...text }, actor)
    await bus.execute(publishPage, { page, ...saved }, actor)
  }
}

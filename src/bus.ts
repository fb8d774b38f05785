import { draftsOn } from './domain/drafting/index.ts'
import { eraseOn } from './domain/keeping/index.ts'
import { publishOn } from './domain/publishing/index.ts'
import { replaceOn } from './domain/replacing/index.ts'
import { MODULES } from './modules.ts'
import type { Clock } from './platform/clock/clock.ts'
import { type Bus, createBus } from './platform/commands/bus.ts'
import type { Database } from './platform/database/database.ts'

/** The bus of the house over a database, or over one transaction of it: all policies, and the jobs that follow from events. */
export const busOver = (database: Pick<Database, 'write'>, clock: Clock, wake: () => void): Bus =>
  createBus({
    database,
    clock,
    policies: MODULES.map((module) => module.policy),
    jobsFor: (event) => [
      ...publishOn(event),
      ...eraseOn(event, clock()),
      ...draftsOn(event),
      ...replaceOn(event),
    ],
    wake,
  })

import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from './config.ts'
import { createMemory, publishRegion, startShrinking } from './domain/publishing/index.ts'
import { MODULES } from './modules.ts'
import { systemClock } from './platform/clock/clock.ts'
import { openDatabase } from './platform/database/database.ts'
import { asRefusal } from './platform/database/faults.ts'
import { createLog } from './platform/log/log.ts'

// The publishing thread: compiles and writes editions, so that readers do not wait for it, and makes their parts smaller
// when it has nothing else to do. It has its own connection.
const config = workerData as Config
const database = openDatabase({ ...config.database, connections: 2 })
const parts = {
  database,
  modules: MODULES,
  shelf: config.shelf,
  clock: systemClock,
  memory: createMemory(),
}

/** An editor who saves again and again is not disturbed in between. */
const QUIET_MS = 2000
let publishing = 0
let last = 0
const shrinking = startShrinking({
  shelf: config.shelf,
  log: createLog(config.logLevel),
  isBusy: () => publishing > 0 || performance.now() - last < QUIET_MS,
})

parentPort?.on('message', ({ call, region }: { call: number; region: string }) => {
  publishing++
  publishRegion(parts, region)
    .then(
      (published) => {
        parentPort?.postMessage({ call, published })
        if (published?.fresh.length) shrinking.wake(published.region)
      },
      (error) => parentPort?.postMessage({ call, ...faultOf(error) }),
    )
    .finally(() => {
      publishing--
      last = performance.now()
    })
})

/** As a message, since an error loses its code on the way. The fault is for the log: what a database or a disk said. */
function faultOf(error: unknown): { fault: string; code: unknown } {
  const { code, cause = error } = asRefusal(error) as { code?: unknown; cause?: unknown }
  return { fault: cause instanceof Error ? cause.message : String(cause), code }
}

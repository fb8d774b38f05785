import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from './config.ts'
import { createMemory, publishRegion } from './domain/publishing/index.ts'
import { MODULES } from './modules.ts'
import { systemClock } from './platform/clock/clock.ts'
import { openDatabase } from './platform/database/database.ts'

// The publishing thread: compiles and writes editions, so that readers do not wait for it. It has its own connection.
const config = workerData as Config
const database = openDatabase({ ...config.database, connections: 2 })
const parts = {
  database,
  modules: MODULES,
  shelf: config.shelf,
  clock: systemClock,
  memory: createMemory(),
}

parentPort?.on('message', ({ call, region }: { call: number; region: string }) => {
  publishRegion(parts, region).then(
    (published) => parentPort?.postMessage({ call, published }),
    (error) =>
      parentPort?.postMessage({ call, fault: error instanceof Error ? error.message : String(error) }),
  )
})

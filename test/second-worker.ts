import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../src/platform/clock/clock.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { startWorker } from '../src/platform/jobs/worker.ts'
import { createLog } from '../src/platform/log/log.ts'

/**
 * A worker in a process of its own, as a second server has one: runs what is due, writes into a diary when each job
 * began and ended, and goes. Two SQLite writers in one process would wait for each other for ever.
 */
const [where = '{}', diary = ''] = process.argv.slice(2)
const database = openDatabase(JSON.parse(where))
const worker = startWorker({
  database,
  clock: systemClock,
  log: createLog('error'),
  polling: false,
  handlers: {
    publish: async ({ key }) => {
      appendFileSync(diary, `began ${key}\n`)
      await sleep(3)
      appendFileSync(diary, `ended ${key}\n`)
    },
  },
})
await worker.drain()
await worker.stop()
await database.close()

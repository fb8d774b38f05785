import { readConfig } from '../../src/config.ts'
import { openHouse } from '../../src/house.ts'
import { toInstant } from '../../src/kernel/instant.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { sayEverywhere } from './shipyard.ts'

/**
 * Somebody who changes all pages again and again, and publishes, in a process of its own. Says which state it tries and
 * which is committed: `node test/faults/editor.ts <first state> [calmly]`; calmly: the next one when this one is published.
 */
const config = readConfig(process.env)
// So much behind that what it held when it was killed is free at once: nobody waits for the end of a lease.
const LEASE_MS = 15_000
const clock = () => toInstant(Date.now() - LEASE_MS)
const house = await openHouse(config, { log: createLog(config.logLevel), clock })

for (let state = Number(process.argv[2]); ; state++) {
  process.stdout.write(`tries ${state}\n`)
  await sayEverywhere(house, 'werft', state)
  process.stdout.write(`said ${state}\n`)
  if (process.argv[3] === 'calmly') await house.worker.drain()
  // Otherwise publishing takes its turns in between.
  else await new Promise((turn) => setTimeout(turn, 5))
}

import { fileURLToPath } from 'node:url'
import { isOnlyDemo } from './backoffice.ts'
import { BUILT } from './built.ts'
import { readConfig, WrongSettings } from './config.ts'
import { showDemoPeople } from './demo-people.ts'
import { forgetInvitations } from './domain/accounts/index.ts'
import { forgetDrafts } from './domain/drafting/index.ts'
import { moveInDemo, readDemo } from './domain/interop/index.ts'
import { tidy } from './domain/publishing/index.ts'
import { allRegions } from './domain/regions/index.ts'
import { type House, openHouse, renewEditions } from './house.ts'
import { SYSTEM } from './kernel/actor.ts'
import { NewerSchema } from './platform/database/schema.ts'
import { createLog } from './platform/log/log.ts'
import { clearOutbox } from './platform/mail/outbox.ts'
import { startPublisherThread } from './publisher-thread.ts'
import { serve } from './server.ts'

const DAY_MS = 24 * 3600_000
/** After the start, when the first readers have been answered: also a server that restarts each night sweeps. */
const SOON_MS = 60_000
/** sysexits.h: something in the configuration is wrong. */
const EX_CONFIG = 78
const dist = new URL('.', import.meta.url)

try {
  await start()
} catch (error) {
  process.stderr.write(`Ankerplatz cannot start. ${error instanceof Error ? error.message : error}\n`)
  process.exit(isForPeople(error) ? EX_CONFIG : 1)
}

/** Trying again would not help: systemd does not (deploy/ankerplatz.service). */
function isForPeople(error: unknown): boolean {
  return error instanceof WrongSettings || error instanceof NewerSchema
}

/** Opens the house, shows the demo county where there is nothing yet, and serves until it is told to stop. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const thread = startPublisherThread(config, new URL('publisher.js', dist))
  const house = await openHouse(config, { log, polling: true, publish: thread.publish })
  if (config.demo) await showDemo(house)
  await renewEditions(house)

  const server = await serve(house, BUILT)
  process.stdout.write(`Ankerplatz is ready at http://localhost:${server.port}\n`)
  house.worker.wake()

  const sweep = (): void => {
    const report = (error: unknown): void => log.warn({ event: 'tidy.failed', fault: String(error) })
    tidy(config.shelf, Date.now()).catch(report)
    clearOutbox(house.database, house.clock()).catch(report)
    house.bus.execute(forgetInvitations, {}, SYSTEM).catch(report)
    house.bus.execute(forgetDrafts, {}, SYSTEM).catch(report)
  }
  setTimeout(sweep, SOON_MS).unref()
  setInterval(sweep, DAY_MS).unref()

  const stop = async (): Promise<void> => {
    await server.close()
    await house.close()
    await thread.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** An installation without any region shows the demo county, and who works there. */
async function showDemo(house: House): Promise<void> {
  const folder = fileURLToPath(new URL('../demo', dist))
  if ((await allRegions(house.database.reader)).length === 0) {
    const demo = await readDemo(folder, house.config.media)
    await house.bus.execute(moveInDemo, demo, SYSTEM)
    await house.worker.drain()
  }
  if (await isOnlyDemo(house)) await showDemoPeople(house, folder)
}

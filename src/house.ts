import { mkdirSync } from 'node:fs'
import type { Config } from './config.ts'
import {
  COMPILER_REVISION,
  createMemory,
  openShelf,
  PUBLISH,
  type Published,
  publishJob,
  publishOn,
  publishRegion,
  type Shelf,
} from './domain/publishing/index.ts'
import { allRegions, regionBySlug } from './domain/regions/index.ts'
import { type Editions, openEditions } from './edition/editions.ts'
import { MODULES } from './modules.ts'
import { type Clock, systemClock } from './platform/clock/clock.ts'
import { type Bus, createBus } from './platform/commands/bus.ts'
import { type Database, openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { enqueue } from './platform/jobs/queue.ts'
import { startWorker, type Worker } from './platform/jobs/worker.ts'
import type { Log } from './platform/log/log.ts'

/** The house without its faces: what the server, the command line and the tests stand on. */
export interface House {
  config: Config
  log: Log
  clock: Clock
  database: Database
  bus: Bus
  worker: Worker
  shelf: Shelf
  editions: Editions
  /** Publishes a region anew, whatever changed or not. */
  republish(regionId: string): Promise<void>
  close(): Promise<void>
}

export interface HouseOptions {
  log: Log
  clock?: Clock
  /** Look for jobs each second, as a server does; without it they run when a command of this process asks. */
  polling?: boolean
  /** Publishes a region in another thread; without it, here. */
  publish?: (regionId: string) => Promise<Published | undefined>
}

/**
 * Opens the house: data folder, database, migrations, editions, jobs.
 * @example const house = await openHouse(readConfig(process.env), { log: createLog('warn') })
 */
export async function openHouse(config: Config, options: HouseOptions): Promise<House> {
  const { log, clock = systemClock, polling = false } = options
  mkdirSync(config.data, { recursive: true })
  const database = openDatabase(config.database)
  await migrate(database)
  const shelf = await openShelf(config.shelf, log)
  const memory = createMemory()
  const publish =
    options.publish ??
    ((id: string) => publishRegion({ database, modules: MODULES, shelf: config.shelf, clock, memory }, id))

  const worker = startWorker({
    database,
    clock,
    log,
    polling,
    handlers: {
      [PUBLISH]: async ({ subject }) => {
        const began = performance.now()
        const published = await publish(subject)
        if (!published || (published.sequence === null && published.fresh.length === 0)) return
        await shelf.refresh(published.region)
        log.info({
          event: 'edition.published',
          region: published.region,
          count: published.fresh.length,
          ms: performance.now() - began,
        })
      },
    },
  })
  const bus = createBus({
    database,
    clock,
    policies: MODULES.map((module) => module.policy),
    jobsFor: publishOn,
    wake: worker.wake,
  })

  const republish = async (regionId: string): Promise<void> => {
    await database.write((tx) => enqueue(tx, publishJob(regionId), clock()))
    worker.wake()
  }
  shelf.onReject((slug) => {
    regionBySlug(database.reader, slug)
      .then((region) => region && republish(region.id))
      .catch((error) => log.warn({ event: 'edition.not-renewed', region: slug, fault: String(error) }))
  })

  return {
    config,
    log,
    clock,
    database,
    bus,
    worker,
    shelf,
    editions: openEditions(shelf, config.memory / 2),
    republish,
    async close() {
      await worker.stop()
      shelf.close()
      await database.close()
    },
  }
}

/** Asks for an edition of every region that has none, or has one made by other code. */
export async function renewEditions(house: House): Promise<void> {
  for (const { id, slug, status } of await allRegions(house.database.reader)) {
    if (status !== 'archived' && house.shelf.compilerOf(slug) !== COMPILER_REVISION) await house.republish(id)
  }
}

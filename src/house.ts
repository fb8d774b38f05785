import { mkdirSync } from 'node:fs'
import { busOver } from './bus.ts'
import type { Config } from './config.ts'
import { FORGET, forgetDrafts, TELL, tellOfReview } from './domain/drafting/index.ts'
import { afterErasure, CLOSED, ERASED, noteClosed } from './domain/keeping/index.ts'
import {
  COMPILER_REVISION,
  createMemory,
  forgetEditions,
  openShelf,
  PUBLISH,
  PUBLISH_LATER,
  type Published,
  publishJob,
  publishLater,
  publishRegion,
  type Shelf,
} from './domain/publishing/index.ts'
import { allRegions, regionBySlug } from './domain/regions/index.ts'
import { carryOn, REPLACE, replaceJob } from './domain/replacing/index.ts'
import { type Editions, openEditions } from './edition/editions.ts'
import { SYSTEM } from './kernel/actor.ts'
import type { Instant } from './kernel/instant.ts'
import { type Rights, rightsFrom } from './kernel/right.ts'
import { MODULES } from './modules.ts'
import { type Clock, systemClock } from './platform/clock/clock.ts'
import type { Bus } from './platform/commands/bus.ts'
import { type Database, openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { enqueue } from './platform/jobs/queue.ts'
import { startWorker, type Worker } from './platform/jobs/worker.ts'
import type { Log } from './platform/log/log.ts'
import { createMail, type Mail } from './platform/mail/mail.ts'
import { MAIL, sendFrom } from './platform/mail/outbox.ts'
import { createVitals, type Vitals } from './vitals.ts'

/** The house without its faces: what the server, the command line and the tests stand on. */
export interface House {
  config: Config
  log: Log
  clock: Clock
  database: Database
  vitals: Vitals
  /** Sends at once; what belongs to a command goes into the outbox instead (platform/mail/outbox.ts). */
  mail: Mail
  bus: Bus
  /** Who may: for screens that show only what a person may do. */
  rights: Rights
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
  // Drafts and the key of the sign-ins: whatever the umask of whoever calls.
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const vitals = createVitals(clock)
  const database = openDatabase({ ...config.database, onWrite: vitals.wrote })
  await migrate(database)
  const shelf = await openShelf(config.shelf, log)
  const mail = createMail(config.mail)
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
        const since = clock()
        const published = await publish(subject).catch((error) => {
          vitals.published('failed', performance.now() - began)
          throw error
        })
        vitals.published('done', performance.now() - began)
        await planNext(subject, since)
        if (!published) return
        // Also when nothing was new to publish: a publisher that died may have put in place what nobody has seen yet.
        await shelf.refresh(published.region)
        if (published.sequence === null && published.fresh.length === 0) return
        log.info({
          event: 'edition.published',
          region: published.region,
          count: published.fresh.length,
          ms: performance.now() - began,
        })
      },
      [PUBLISH_LATER]: ({ subject }) => republish(subject),
      [CLOSED]: ({ subject }) => noteClosed({ database, data: config.data }, subject, clock()),
      [ERASED]: ({ subject }) => afterErasure({ database, data: config.data, withdraw }, subject),
      // Without a mail server nobody is told: a mail of weeks ago would send her to what is settled.
      [TELL]: async ({ subject }) => {
        const told = { text: Number(subject), publicUrl: config.publicUrl }
        if (mail.configured) await bus.execute(tellOfReview, told, SYSTEM)
      },
      [FORGET]: ({ subject: account }) => bus.execute(forgetDrafts, { account }, SYSTEM),
      [REPLACE]: async ({ subject }) => {
        const more = await carryOn({ bus, reader: database.reader }, subject)
        // At the end of the queue: publishing does not wait for thousands of texts.
        if (more) await database.write((tx) => enqueue(tx, replaceJob(subject), clock()))
      },
      // Without a mail server mails wait, until there is one or they are too old.
      ...(mail.configured && { [MAIL]: sendFrom({ database, mail, log }) }),
    },
  })
  const bus = busOver(database, clock, worker.wake)

  /** What becomes public by itself later is asked for each time: jobs may be lost (a restored backup), publications not. */
  async function planNext(regionId: string, since: Instant): Promise<void> {
    const later = await publishLater(MODULES, database.reader, regionId, since)
    for (const job of later) await database.write((tx) => enqueue(tx, job, clock()))
  }
  /** Publishes a region without whoever was erased, and leaves no older edition of it. */
  async function withdraw(regionId: string): Promise<void> {
    const published = await publish(regionId)
    if (!published) return
    await forgetEditions(config.shelf, published.region)
    await shelf.refresh(published.region)
  }
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
    vitals,
    mail,
    bus,
    rights: rightsFrom(MODULES.flatMap(({ policy, views = {} }) => [policy, views])),
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

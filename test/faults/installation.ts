import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { type House, openHouse } from '../../src/house.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { freshDatabase } from '../databases.ts'

/** An installation of one test's own, for several processes at once. */
export interface Installation {
  data: string
  shelf: string
  /** The settings of every process that works on it; no demo county. */
  settings: NodeJS.ProcessEnv
  /** Opens the house here, and closes it again when all is published. */
  inside<T>(act: (house: House) => Promise<T>): Promise<T>
  /** The database by itself, for looking, or for changing something that others shall publish. */
  database<T>(act: (database: Database) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

/**
 * A new installation, with nothing in it: on the machine's disk, or `below` another folder; in a new database of the
 * tests' PostgreSQL, or of the one that `beside` is an address in.
 * @example const installation = await freshInstallation('sqlite')
 */
export async function freshInstallation(
  kind: 'sqlite' | 'postgres',
  { below = tmpdir(), beside }: { below?: string; beside?: string } = {},
): Promise<Installation> {
  const data = await mkdtemp(join(below, 'ankerplatz-faults-'))
  const fresh = kind === 'postgres' ? await freshDatabase('postgres', beside) : undefined
  const settings = { ANKERPLATZ_DATA: data, ANKERPLATZ_DEMO: 'off', DATABASE_URL: fresh?.url ?? '' }
  const config = readConfig(settings)
  return {
    data,
    shelf: config.shelf,
    settings,
    async inside(act) {
      const house = await openHouse(config, { log: createLog('silent') })
      try {
        const done = await act(house)
        await house.worker.drain()
        return done
      } finally {
        await house.close()
      }
    },
    async database(act) {
      const database = openDatabase(config.database)
      try {
        return await act(database)
      } finally {
        await database.close()
      }
    },
    async remove() {
      await fresh?.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { type Config, readConfig } from '../config.ts'
import type { Installation, Kept } from '../domain/keeping/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { TABLES } from '../modules.ts'
import { systemClock } from '../platform/clock/clock.ts'
import { openDatabase } from '../platform/database/database.ts'
import type { Surroundings } from './surroundings.ts'
import { VERSION } from './version.ts'

/** The installation without its house: its database as it is, brought to no newer schema, and its data folder. */
export async function withInstallation<T>(
  { environment }: Surroundings,
  work: (installation: Installation, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment)
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const database = openDatabase(config.database)
  try {
    return await work(
      { database, data: config.data, tables: TABLES, clock: systemClock, version: VERSION },
      config,
    )
  } finally {
    await database.close()
  }
}

/** Refuses where no database has ever been: looking would make one. */
export function refuseNothing({ environment }: Surroundings): void {
  const { database, data } = readConfig(environment)
  if (database.url === undefined && !existsSync(database.file))
    throw new Refusal('unknown', `There is no installation in '${data}'. Say where it is: ANKERPLATZ_DATA.`)
}

/**
 * What was kept or put back, in a line.
 * @example tellKept('backup.tar.gz', kept, 1.4) // 'backup.tar.gz: 1,204 rows, 88 files, 3.1 MB, 1.4 s\n'
 */
export function tellKept(name: string, { rows, files, bytes }: Kept, seconds?: number): string {
  const number = (value: number): string => value.toLocaleString('en')
  const time = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`
  return `${name}: ${number(rows)} rows, ${number(files)} files, ${(bytes / 1e6).toFixed(1)} MB${time}\n`
}

/** What should have been there, on standard error. */
export function tellMissing({ missing }: Kept, { err }: Surroundings): void {
  if (missing.length > 0)
    err(`${missing.length} pictures have no file and were left out: ${missing.slice(0, 5).join(', ')}\n`)
}

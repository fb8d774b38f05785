import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { createLog } from '../platform/log/log.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Opens the house of this installation for one command, and closes it whatever happens. Says so where there was none: it
 * may be the wrong folder.
 */
export async function withHouse<T>(
  { environment, err }: Surroundings,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment)
  const { url, file } = config.database
  if (url === undefined && !existsSync(file))
    err(`There was no installation in '${config.data}': it is made now. Is ANKERPLATZ_DATA right?\n`)
  const house = await openHouse(config, { log: createLog(config.logLevel) })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

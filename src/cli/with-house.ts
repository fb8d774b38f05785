import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { createLog } from '../platform/log/log.ts'
import type { Surroundings } from './surroundings.ts'

/** Opens the house of this installation for one command, and closes it whatever happens. */
export async function withHouse<T>(
  { environment }: Surroundings,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment)
  const house = await openHouse(config, { log: createLog(config.logLevel) })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

import type { TestProject } from 'vitest/node'
import { COUNTIES, importCounties } from './counties.ts'
import { startHouse } from './running-house.ts'
import { addSmallRegions, type SmallPages } from './small-regions.ts'

/** What every journey knows of the one house that they all visit. */
export interface VisitedHouse {
  url: string
  data: string
  logFile: string
  /** Whether the two real counties are there. */
  counties: boolean
  pages: SmallPages
}

declare module 'vitest' {
  interface ProvidedContext {
    house: VisitedHouse
  }
}

const SHOWN_MS = 20_000

/** One server for all journeys: the demo county, two small regions, and two real counties where their data are. */
export default async function openOneHouse(project: TestProject): Promise<() => Promise<void>> {
  const house = await startHouse()
  try {
    const { url, data, logFile } = house
    const counties = await importCounties(house)
    const pages = await addSmallRegions(data)
    const regions = ['ankerland', 'nordufer', 'suedberg', ...(counties ? COUNTIES : [])]
    for (const region of regions) await shown(`${url}/${region}/de/`)
    project.provide('house', { url, data, logFile, counties, pages })
    return house.close
  } catch (error) {
    await house.close()
    throw error
  }
}

/** What another process published is shown when the server has looked at the shelf: each second. */
async function shown(address: string): Promise<void> {
  const until = Date.now() + SHOWN_MS
  for (;;) {
    const { status } = await fetch(address)
    if (status === 200) return
    if (Date.now() > until) throw new Error(`${address} still answers ${status}`)
    await new Promise((later) => setTimeout(later, 100))
  }
}

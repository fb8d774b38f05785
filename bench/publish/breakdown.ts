import type { Config } from '../../src/config.ts'
import { createMemory, publishRegion } from '../../src/domain/publishing/index.ts'
import { MODULES } from '../../src/modules.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { median } from '../figures.ts'
import { type BigRegion, changed } from './big-region.ts'
import { openEditor } from './editor.ts'

const ALL = 'all of publishing'
const REST = 'fingerprints, compression, syncing, the record'

/** Milliseconds by step. */
type Steps = Map<string, number>

/**
 * Where the time of a publication goes: the same functions in this process, with a watch around what each module plans
 * and builds. The first row says what the very first publication took, with every part to build.
 */
export async function breakdown(
  config: Config,
  region: BigRegion,
  rounds: number,
): Promise<[string, number][]> {
  const database = openDatabase(config.database)
  const editor = openEditor(database)
  const memory = createMemory()
  const publish = async (): Promise<Steps> => {
    const steps: Steps = new Map()
    const parts = { database, modules: watched(steps), shelf: config.shelf, clock: systemClock, memory }
    await watch(steps, ALL, () => publishRegion(parts, region.id))
    return steps
  }
  try {
    const first = (await publish()).get(ALL) ?? 0
    const found: Steps[] = []
    for (let round = 0; round < rounds; round++) {
      await editor(changed(region, round, `breakdown ${round}`))
      found.push(await publish())
    }
    const names = [...new Set(found.flatMap((steps) => [...steps.keys()]))].filter((name) => name !== ALL)
    const typical = (name: string): number => median(found.map((steps) => steps.get(name) ?? 0))
    const rows = names.map((name): [string, number] => [name, typical(name)])
    const rest = typical(ALL) - rows.reduce((sum, [, ms]) => sum + ms, 0)
    return [
      ['the very first publication, everything to build', first],
      ...rows,
      [REST, rest],
      [ALL, typical(ALL)],
    ]
  } finally {
    await database.close()
  }
}

function watched(steps: Steps): typeof MODULES {
  return MODULES.map((module) => {
    const { edition } = module
    if (!edition) return module
    const plan: typeof edition.plan = async (reader, region) => {
      const plans = await watch(steps, `planning ${module.name}`, () => edition.plan(reader, region))
      return plans.map((part) => ({
        ...part,
        build: () => watch(steps, 'building what changed', part.build),
      }))
    }
    return { ...module, edition: { plan } }
  })
}

async function watch<T>(steps: Steps, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  steps.set(name, (steps.get(name) ?? 0) + performance.now() - began)
  return done
}

import { parseArgs } from 'node:util'
import { changeRegion, factsOf, type RegionFacts } from '../domain/regions/index.ts'
import type { Verb } from './surroundings.ts'
import { OPERATOR, theRegion } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const regionChangeVerb: Verb = {
  words: ['region', 'change'],
  help: `ankerplatz region change <slug> [--name <name>] [--prefix <'Landkreis'>] [--status live|hidden|archived]
    [--postal-codes 86150,86152] [--sea <#rrggbb>] [--deep <#rrggbb>]
  Other facts of a region. What is not named stays. A hidden region is reached by its address only; colours must be
  dark enough to read.`,
  async run(args, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        prefix: { type: 'string' },
        status: { type: 'string' },
        'postal-codes': { type: 'string' },
        sea: { type: 'string' },
        deep: { type: 'string' },
      },
    })
    return withHouse(surroundings, async (house) => {
      const region = await theRegion(house, positionals[0])
      const { sea = region.branding.sea, deep = region.branding.deep } = values
      const facts: RegionFacts = {
        ...factsOf(region),
        ...(values.name !== undefined && { name: values.name }),
        ...(values.prefix !== undefined && { prefix: values.prefix || null }),
        ...(values.status !== undefined && { status: values.status as 'live' }),
        ...(values['postal-codes'] !== undefined && {
          postalCodes: values['postal-codes'].split(',').filter(Boolean),
        }),
        branding: { sea: sea || null, deep: deep || null },
      }
      await house.bus.execute(
        changeRegion,
        { ...facts, region: region.id, version: region.version },
        OPERATOR,
      )
      await house.worker.drain()
      surroundings.out(`${region.slug}: changed\n`)
      return 0
    })
  },
}

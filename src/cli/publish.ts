import { parseArgs } from 'node:util'
import { allRegions, regionBySlug } from '../domain/regions/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { withHouse } from './with-house.ts'

export const publishVerb: Verb = {
  words: ['publish'],
  help: `ankerplatz publish (--region <slug> | --all)
  Publishes a region, or all, anew from the database. Nothing happens where nothing has changed.`,
  async run(args, surroundings) {
    const { values } = parseArgs({
      args: [...args],
      options: { region: { type: 'string' }, all: { type: 'boolean' } },
    })
    if ((values.region === undefined) === (values.all === undefined))
      throw new Misuse('Say which region to publish, or --all.')
    return withHouse(surroundings, async (house) => {
      const { reader } = house.database
      const wanted = values.region === undefined ? await allRegions(reader) : [await one(values.region)]
      for (const { id } of wanted) await house.republish(id)
      await house.worker.drain()
      for (const { slug } of wanted) {
        const record = await house.editions.record(slug)
        surroundings.out(`${slug}: ${record ? `edition ${record.sequence}` : 'no edition'}\n`)
      }
      return 0

      async function one(slug: string): Promise<{ id: string; slug: string }> {
        const region = await regionBySlug(reader, slug)
        if (!region) throw new Refusal('unknown', `There is no region '${slug}'.`)
        return region
      }
    })
  },
}

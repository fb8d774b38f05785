import { parseArgs } from 'node:util'
import { createContact, describeContact } from '../domain/contacts/index.ts'
import { changeRegion, factsOf } from '../domain/regions/index.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { inLanguages, OPERATOR, theRegion } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const regionContactVerb: Verb = {
  words: ['region', 'contact'],
  help: `ankerplatz region contact <slug> --name <name> [--phone <number>] [--email <address>] [--website <address>]
    [--street <street> --postcode <code> --town <town>] [--area <language>=<words> ...] [--hours <language>=<words> ...]
  Whom people can call, write or visit with any question: shown on the home page and wherever a page is missing.`,
  async run(args, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        phone: { type: 'string' },
        email: { type: 'string' },
        website: { type: 'string' },
        street: { type: 'string' },
        postcode: { type: 'string' },
        town: { type: 'string' },
        area: { type: 'string', multiple: true },
        hours: { type: 'string', multiple: true },
      },
    })
    const { area, hours, name, ...facts } = values
    if (!name) throw new Misuse('Say who it is: --name.')
    const [areas, times] = [inLanguages(area), inLanguages(hours)]
    return withHouse(surroundings, async (house) => {
      const region = await theRegion(house, positionals[0])
      const contact = await house.bus.execute(
        createContact,
        { region: region.id, facts: { name, ...facts } },
        OPERATOR,
      )
      for (const language of new Set([...Object.keys(areas), ...Object.keys(times)])) {
        const words = { area: areas[language] ?? '', hours: times[language] ?? '' }
        await house.bus.execute(describeContact, { contact, language, ...words }, OPERATOR)
      }
      const change = { ...factsOf(region), contact, region: region.id, version: region.version }
      await house.bus.execute(changeRegion, change, OPERATOR)
      await house.worker.drain()
      surroundings.out(`${region.slug}: people can now turn to ${name}\n`)
      return 0
    })
  },
}

import { parseArgs } from 'node:util'
import { exportRegion } from '../domain/keeping/index.ts'
import { regionBySlug } from '../domain/regions/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { refuseNothing, tellKept, tellMissing, withInstallation } from './kept.ts'
import { Misuse, type Verb } from './surroundings.ts'

export const exportRegionVerb: Verb = {
  words: ['export-region'],
  help: `ankerplatz export-region --region <slug> --to <file.tar.gz>
  Everything of a region as one file, for another installation: texts with all versions, drafts too, contacts, pictures.
  Accounts and rights stay here. The form: docs/api/archive.md.`,
  async run(args, surroundings) {
    const options = { region: { type: 'string' }, to: { type: 'string' } } as const
    const { region: slug, to } = parseArgs({ args: [...args], options }).values
    if (!slug || !to) throw new Misuse('Say which region, and where to: --region <slug> --to <file.tar.gz>')
    refuseNothing(surroundings)
    const began = performance.now()
    const kept = await withInstallation(surroundings, async (installation) => {
      const region = await regionBySlug(installation.database.reader, slug)
      if (!region)
        throw new Refusal('unknown', `There is no region '${slug}'. 'ankerplatz regions' lists them.`)
      return exportRegion(installation, region, to)
    })
    tellMissing(kept, surroundings)
    surroundings.out(tellKept(to, kept, (performance.now() - began) / 1000))
    return 0
  },
}

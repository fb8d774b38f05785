import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { writeLegal } from '../domain/regions/index.ts'
import { LEGAL_KINDS } from '../domain/regions/public.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { OPERATOR, theRegion } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const regionLegalVerb: Verb = {
  words: ['region', 'legal'],
  help: `ankerplatz region legal <slug> imprint|privacy|accessibility --language <code> --title <title> --file <page.html>
  What the region must say about itself, in one language, public at once. The file holds HTML.`,
  async run(args, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { language: { type: 'string' }, title: { type: 'string' }, file: { type: 'string' } },
    })
    const kind = LEGAL_KINDS.find((known) => known === positionals[1])
    if (!kind) throw new Misuse(`Say which text: ${LEGAL_KINDS.join(', ')}.`)
    const { language, title, file } = values
    if (!language || !title || !file) throw new Misuse('Say --language, --title and --file.')
    const content = await readFile(file, 'utf8')
    return withHouse(surroundings, async (house) => {
      const region = await theRegion(house, positionals[0])
      await house.bus.execute(writeLegal, { region: region.id, kind, language, title, content }, OPERATOR)
      await house.worker.drain()
      surroundings.out(`${region.slug}: ${kind} in ${language} is public\n`)
      return 0
    })
  },
}

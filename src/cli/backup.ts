import { parseArgs } from 'node:util'
import { backup, openArchive, told } from '../domain/keeping/index.ts'
import { editionFiles } from '../domain/publishing/index.ts'
import { refuseNothing, tellKept, tellMissing, withInstallation } from './kept.ts'
import { Misuse, type Verb } from './surroundings.ts'

export const backupVerb: Verb = {
  words: ['backup'],
  help: `ankerplatz backup --to <file.tar.gz>
  Everything as one file, while the server runs: database, pictures, what is public, the key of the sign-ins. It holds
  drafts and that key: keep it where nobody else can read it.`,
  async run(args, surroundings) {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } })
    const to = values.to
    if (!to) throw new Misuse('Say where to: --to <file.tar.gz>')
    refuseNothing(surroundings)
    const began = performance.now()
    const kept = await withInstallation(surroundings, (installation, { shelf }) =>
      backup(installation, to, async () => (await editionFiles(shelf)).map((name) => `editions/${name}`)),
    )
    tellMissing(kept, surroundings)
    surroundings.out(tellKept(to, kept, (performance.now() - began) / 1000))
    return 0
  },
}

export const backupCheckVerb: Verb = {
  words: ['backup', 'check'],
  help: `ankerplatz backup check <file.tar.gz>
  Reads a backup, or the archive of a region, to its end and says whether it is whole. Needs no installation.`,
  async run(args, { out }) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    const [file] = positionals
    if (!file) throw new Misuse('Say which file.')
    const { manifest } = await openArchive(file)
    const { kind, region, madeAt, house, schema } = manifest
    out(tellKept(file, await told(manifest, file)))
    out(
      `whole; ${region ? `region '${region.slug}'` : kind}, ${madeAt}, version ${house}, schema ${schema}\n`,
    )
    return 0
  },
}

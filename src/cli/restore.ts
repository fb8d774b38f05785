import { parseArgs } from 'node:util'
import { busOver } from '../bus.ts'
import { readLedger, restore } from '../domain/keeping/index.ts'
import { publishJob } from '../domain/publishing/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ERASERS } from '../modules.ts'
import { tellKept, withInstallation } from './kept.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { withHouse } from './with-house.ts'

export const restoreVerb: Verb = {
  words: ['restore'],
  help: `ankerplatz restore --from <file.tar.gz> [--erasures <erasures.ndjson>]
  Puts a backup back, into an empty data folder and database, SQLite or PostgreSQL. Checks everything before it writes
  anything. Who was erased since stays erased: by the ledger in the data folder, and by the one that is named.`,
  async run(args, surroundings) {
    const options = { from: { type: 'string' }, erasures: { type: 'string' } } as const
    const { from, erasures } = parseArgs({ args: [...args], options }).values
    if (!from) throw new Misuse('Say which backup: --from <file.tar.gz>')
    const began = performance.now()
    const restored = await withInstallation(surroundings, async (installation) => {
      const ledger = erasures === undefined ? [] : await readLedger(erasures)
      if (erasures !== undefined && ledger.length === 0)
        throw new Refusal('unknown', `'${erasures}' holds no erasures.`)
      const { clock } = installation
      return restore(installation, from, ledger, {
        busIn: (tx) => busOver({ write: (work) => work(tx) }, clock, () => {}),
        erasers: ERASERS,
        publishJob,
      })
    })
    surroundings.out(tellKept(from, restored, (performance.now() - began) / 1000))
    if (restored.erasedAgain > 0)
      surroundings.out(`erased again, because they were erased after this backup: ${restored.erasedAgain}\n`)
    surroundings.err('Publishing every region anew ...\n')
    await withHouse(surroundings, ({ worker }) => worker.drain())
    surroundings.out('Everything is in place and published. Start the server.\n')
    return 0
  },
}

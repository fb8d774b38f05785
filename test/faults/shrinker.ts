import { readConfig } from '../../src/config.ts'
import { makeNextSmaller } from '../../src/domain/publishing/index.ts'

/** Makes the parts of the region 'werft' smaller without a rest, in a process of its own; says each. Ends when all are done. */
const { shelf } = readConfig(process.env)
for (let hash = await makeNextSmaller(shelf, 'werft'); hash; hash = await makeNextSmaller(shelf, 'werft'))
  process.stdout.write(`smaller ${hash}\n`)

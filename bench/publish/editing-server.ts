import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.ts'
import { publishPage, writePage } from '../../src/domain/pages/index.ts'
import { openHouse } from '../../src/house.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { startPublisherThread } from '../../src/publisher-thread.ts'
import { serve } from '../../src/server.ts'
import type { Edit } from './editor.ts'

/**
 * The pieces of src/main.ts, with an editor inside: as the server will be when it has a back office. Each line of its
 * input is a change as JSON; it says when each was committed, in nanoseconds of the clock that all processes share.
 */
const config = readConfig(process.env)
const log = createLog(config.logLevel)
const thread = startPublisherThread(config, new URL('../publisher.js', import.meta.url))
const house = await openHouse(config, { log, polling: true, publish: thread.publish })
const assets = fileURLToPath(new URL('..', import.meta.url))
const server = await serve(house, { assets, script: null, pocket: null })
process.stdout.write(`Ankerplatz is ready at http://localhost:${server.port}\n`)

let rest = ''
process.stdin.setEncoding('utf8').on('data', (piece) => {
  const lines = (rest + piece).split('\n')
  rest = lines.pop() ?? ''
  for (const line of lines) edit(JSON.parse(line)).catch((error) => process.stderr.write(`${error}\n`))
})

async function edit({ page, ...text }: Edit): Promise<void> {
  const actor = { kind: 'operator', id: 'bench' } as const
  const saved = await house.bus.execute(writePage, { page, ...text }, actor)
  await house.bus.execute(publishPage, { page, ...saved }, actor)
  process.stdout.write(`committed ${process.hrtime.bigint()}\n`)
}

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { tidy } from '../../src/domain/publishing/index.ts'
import { draw, times } from './draw.ts'
import { freshInstallation } from './installation.ts'
import { leftovers } from './leftovers.ts'
import { startProgram } from './program.ts'
import { foundShipyard, sayEverywhere } from './shipyard.ts'
import { storedEditions } from './stored.ts'

const KILLS = times(5, 100)
const DAY_MS = 24 * 3600_000

it(`kill -9 while parts are made smaller, ${KILLS} times: every edition is whole, and in the end all are done`, async () => {
  const random = draw('kill-shrinking')
  const installation = await freshInstallation('sqlite')
  const { shelf, settings, inside } = installation
  const shrinker = () => startProgram(['test/faults/shrinker.ts'], settings)
  try {
    await inside((house) => foundShipyard(house))
    for (let kill = 1; kill <= KILLS; kill++) {
      await inside((house) => sayEverywhere(house, 'werft', kill))
      const running = shrinker()
      // It begins when its modules are loaded, which takes longer than all that it does.
      await Promise.race([running.says('smaller '), running.ended()])
      await sleep(random() * 20)
      await running.kill()
      expect((await storedEditions(shelf, 'werft')).at(-1)?.state).toBe(kill)
    }
    const last = shrinker()
    expect(await last.ended(), last.said()).toBe(0)
    const again = shrinker()
    expect([await again.ended(), again.said()]).toEqual([0, ''])
    await tidy(shelf, Date.now() + DAY_MS)
    expect(await leftovers(shelf)).toEqual([])
    expect((await storedEditions(shelf, 'werft')).at(-1)?.state).toBe(KILLS)
  } finally {
    await installation.remove()
  }
})

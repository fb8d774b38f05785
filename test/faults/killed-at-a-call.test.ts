import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { tidy } from '../../src/domain/publishing/index.ts'
import { startServer } from '../real-server.ts'
import { editedBy } from './editing.ts'
import { tell } from './figures.ts'
import { freshInstallation } from './installation.ts'
import { startProgram } from './program.ts'
import { statesShown, until } from './reading.ts'
import { foundShipyard, stateInDatabase } from './shipyard.ts'
import { storedEditions } from './stored.ts'

/** The calls of the system that make something durable or give it its name: each is an instant between two states. */
const CALLS = ['fsync', 'rename'] as const
/** In the short form, around the end of the first publication: its last part, its record, its announcement. */
const SHORT = { fsync: [1, 6, 10, 12, 13, 14, 15], rename: [1, 4, 5] }
const FIRST_40 = Array.from({ length: 40 }, (_, i) => i + 1)
/** Four times the lease of a killed publisher's job: the machine may be busy. */
const SHOWN_MS = 60_000
const DAY_MS = 24 * 3600_000

const traces = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0
if (!traces) tell('nobody is killed at an exact call: strace is not here, or may not trace')

it.skipIf(!traces).concurrent.each(CALLS)(
  'kill -9 at each %s of a publication: the old edition or the new one, whole, also for a server that runs on',
  async (call) => {
    const installation = await freshInstallation('sqlite')
    const { settings, shelf, database } = installation
    await installation.inside((house) => foundShipyard(house))
    const server = await startServer(settings)
    try {
      let state = 0
      for (const nth of process.env.LONG ? FIRST_40 : SHORT[call]) {
        const trace = ['-f', '-qqq', '-o', '/dev/null', '-e', `trace=${call}`]
        const inject = ['-e', `inject=${call}:signal=KILL:when=${nth}`]
        const editor = startProgram(
          [...trace, ...inject, process.execPath, 'test/faults/editor.ts', String(state + 1), 'calmly'],
          // One thread for files: the nth call is the same one each time.
          { ...settings, UV_THREADPOOL_SIZE: '1' },
          'strace',
        )
        await editor.ended()
        const edited = editedBy(editor)
        expect(edited.else).toBe('')
        await storedEditions(shelf, 'werft')
        const last = edited.said.at(-1) ?? state
        state = await database(stateInDatabase)
        expect([last, edited.tried]).toContain(state)
        await until(SHOWN_MS, async () =>
          expect(new Set(await statesShown(server.url)), `${call} ${nth}`).toEqual(new Set([state])),
        )
      }
      await tidy(shelf, Date.now() + DAY_MS)
      const editions = await storedEditions(shelf, 'werft')
      expect(editions.at(-1)?.state).toBe(state)
      expect(server.runs()).toBe(true)
    } finally {
      await server.stop()
      await installation.remove()
    }
  },
)

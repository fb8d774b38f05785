import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/platform/database/database.ts'
import { tables } from '../../src/platform/database/handle.ts'
import { DATABASES } from '../databases.ts'
import { startServer } from '../real-server.ts'
import { draw, times } from './draw.ts'
import { type Edited, editedBy } from './editing.ts'
import { spread, tell } from './figures.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { startProgram } from './program.ts'
import { statesShown, until } from './reading.ts'
import { foundShipyard, sayEverywhere, stateInDatabase } from './shipyard.ts'
import { storedEditions } from './stored.ts'

/** What a killed server had claimed is free again after 15 seconds; then somebody has to find the time. */
const LEASE_AND_MORE_MS = 30_000

describe.concurrent.each(DATABASES)('kill -9 (%s)', (kind) => {
  const kills = kind === 'sqlite' ? times(7, 100) : times(3, 40)
  it(`of an editor, ${kills} times: all that was acknowledged is there, and nothing by halves`, async () => {
    const random = draw(`kill-${kind}`)
    const installation = await freshInstallation(kind)
    const { settings, shelf } = installation
    const starts: number[] = []
    let [state, acknowledged] = [0, 0]
    try {
      await installation.inside((house) => foundShipyard(house))
      for (let kill = 1; kill <= kills; kill++) {
        const { tried, said } = await editUntilKilled(
          settings,
          state + 1,
          random() * (kind === 'sqlite' ? 1000 : 2000),
        )
        acknowledged += said.length
        const last = said.at(-1) ?? state
        const editions = await storedEditions(shelf, 'werft')
        expect(editions.at(-1)?.state, 'an edition of what was never committed').toBeLessThanOrEqual(tried)

        const server = await startServer(settings)
        try {
          starts.push(server.startedInMs)
          for (const shown of await statesShown(server.url)) expect(shown).toBeLessThanOrEqual(tried)
          state = await installation.database(stateInDatabase)
          expect([last, tried], 'what was acknowledged, or was just about to be').toContain(state)
          await until(LEASE_AND_MORE_MS, async () =>
            expect(new Set(await statesShown(server.url))).toEqual(new Set([state])),
          )
        } finally {
          await server.kill()
        }
      }
      expect((await storedEditions(shelf, 'werft')).at(-1)?.state).toBe(state)
    } finally {
      await installation.remove()
    }
    tell(`${kind}: ${kills} kills, ${acknowledged} changes acknowledged; ready again in ${spread(starts)}`)
  })

  const busy = times(1, 15)
  it(`of a server that publishes, ${busy} times: it publishes after its next start`, async () => {
    const random = draw(`kill-server-${kind}`)
    const installation = await freshInstallation(kind)
    const waits: number[] = []
    try {
      await installation.inside((house) => foundShipyard(house))
      for (let state = 1; state <= busy; state++) {
        await killWhilePublishing(installation, state, random() * 60)
        await storedEditions(installation.shelf, 'werft')
        const again = await startServer(installation.settings)
        try {
          const began = performance.now()
          await until(LEASE_AND_MORE_MS, async () =>
            expect(new Set(await statesShown(again.url))).toEqual(new Set([state])),
          )
          waits.push(performance.now() - began)
        } finally {
          await again.kill()
        }
      }
    } finally {
      await installation.remove()
    }
    tell(`${kind}: a change whose publishing was killed is seen ${spread(waits)} after the start`)
  })
})

/** An editor works until it is killed. Answers what it acknowledged, and what it tried last. */
async function editUntilKilled(settings: NodeJS.ProcessEnv, first: number, afterMs: number): Promise<Edited> {
  const editor = startProgram(['test/faults/editor.ts', String(first)], settings)
  await editor.says('tries ')
  await sleep(afterMs)
  await editor.kill()
  const edited = editedBy(editor)
  expect(edited.else, 'it complained').toBe('')
  return edited
}

/** Everything changes, the server takes the job of publishing it, and a moment later it is killed. */
async function killWhilePublishing(
  { settings, database }: Installation,
  state: number,
  afterMs: number,
): Promise<void> {
  const server = await startServer(settings)
  try {
    await database(async (handle) => {
      await sayEverywhere({ database: handle }, 'werft', state)
      await until(30_000, async () => expect(await isTaken(handle)).toBe(true))
    })
    await sleep(afterMs)
    expect(server.runs()).toBe(true)
  } finally {
    await server.kill()
  }
}

/** Somebody publishes it, or has done so between two looks. */
async function isTaken({ reader }: Database): Promise<boolean> {
  const jobs = tables<{ jobs: { claimed_until: string | null } }>(reader).selectFrom('jobs')
  return (await jobs.select('claimed_until').execute()).every((job) => job.claimed_until !== null)
}

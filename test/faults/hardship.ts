import { expect } from 'vitest'
import { tidy } from '../../src/domain/publishing/index.ts'
import { type RealServer, startServer } from '../real-server.ts'
import { editedBy } from './editing.ts'
import { tell } from './figures.ts'
import type { Installation } from './installation.ts'
import { leftovers } from './leftovers.ts'
import { type Program, startProgram, UNTIL_ENDED } from './program.ts'
import { statesShown, until } from './reading.ts'
import { addressesOf, foundShipyard, stateInDatabase, stateOf } from './shipyard.ts'
import { storedEditions } from './stored.ts'

/** A way to make it hard for the house. */
export interface Hardship {
  /** What the editor says meanwhile: that she is refused, or where only publishing is hindered, that she saves. */
  meanwhile: 'refused' | 'said'
  /** Answers how to give back what was taken. */
  befall(server: RealServer, editor: Program): Promise<() => Promise<void>>
}

const PATIENCE_MS = 60_000
const DAY_MS = 24 * 3600_000
/** So often the editor is refused before it is given back; and so often she saves before and after. */
const TIMES = 3

/**
 * A server, people who read and an editor who changes all pages again and again and does not give up, through one hardship
 * after the other. Readers get 200 and whole pages throughout. The editor is refused in plain words and nothing else, and
 * when what was taken is given back, everything goes on without a restart: what was acknowledged is there, and published.
 */
export async function endure(
  installation: Installation,
  hardships: Readonly<Record<string, Hardship>>,
  settings: NodeJS.ProcessEnv = installation.settings,
): Promise<void> {
  await installation.inside((house) => foundShipyard(house))
  const server = await startServer(settings)
  const reader = readOn(server.url)
  const editor = startProgram(['test/faults/patient-editor.ts', '1'], settings, process.execPath, UNTIL_ENDED)
  try {
    for (const [name, { meanwhile, befall }] of Object.entries(hardships)) {
      await saysMore(editor, 'said')
      await shows(server, editedBy(editor).said.at(-1) ?? 0)
      const giveBack = await befall(server, editor)
      const began = performance.now()
      await saysMore(editor, meanwhile).finally(giveBack)
      tell(`${name}: '${meanwhile}' ${TIMES} times in ${Math.round(performance.now() - began)} ms`)
      await saysMore(editor, 'said')
    }
    await editor.kill()
    await endsWell(installation, server, editor)
    expect(await reader.stop()).toEqual([])
  } catch (error) {
    throw new Error(`Editor: ${editor.said().slice(-2000)}\nServer: ${server.said().slice(-4000)}`, {
      cause: error,
    })
  } finally {
    await reader.stop()
    await editor.kill()
    await server.stop()
  }
}

/** All that was acknowledged is there, whole and public, and nothing half written is left after a day. */
async function endsWell(installation: Installation, server: RealServer, editor: Program): Promise<void> {
  const { said, tried, ...rest } = editedBy(editor)
  expect(rest.else).toBe('')
  const state = await installation.database(stateInDatabase)
  expect([said.at(-1), tried]).toContain(state)
  await shows(server, state)
  const { shelf } = installation
  await until(PATIENCE_MS, async () =>
    expect((await storedEditions(shelf, 'werft')).at(-1)?.state).toBe(state),
  )
  await tidy(shelf, Date.now() + DAY_MS)
  expect(await leftovers(shelf)).toEqual([])
  expect(server.runs()).toBe(true)
}

/** The server shows this state, or one after it. */
const shows = (server: RealServer, state: number): Promise<void> =>
  until(PATIENCE_MS, async () =>
    expect(Math.min(...(await statesShown(server.url)))).toBeGreaterThanOrEqual(state),
  )

async function saysMore(editor: Program, what: string): Promise<void> {
  const count = (): number => editor.said().split(`\n${what} `).length
  const before = count()
  await until(PATIENCE_MS, async () => expect(count(), what).toBeGreaterThanOrEqual(before + TIMES))
}

/** Somebody who reads one page after the other until told to stop; answers what was not 200, or not whole. */
function readOn(url: string) {
  const wrong: string[] = []
  let reading = true
  const read = async (): Promise<void> => {
    for (let i = 0; reading; i++) {
      const addresses = addressesOf('werft')
      // Each has an address that nobody has asked for yet, too: nothing of it is in memory.
      for (const path of [addresses[i % addresses.length] ?? '', `/werft/de/search/?query=stand+${i}`])
        await readOne(path)
      await new Promise((turn) => setTimeout(turn, 20))
    }
  }
  async function readOne(path: string): Promise<void> {
    try {
      const answer = await fetch(url + path, { signal: AbortSignal.timeout(10_000) })
      const text = await answer.text()
      if (answer.status !== 200) wrong.push(`${answer.status} ${path}`)
      else if (!path.includes('?')) stateOf(text)
    } catch (error) {
      wrong.push(`${path}: ${error}`)
    }
  }
  const done = read()
  return {
    async stop(): Promise<string[]> {
      reading = false
      await done
      return wrong
    },
  }
}

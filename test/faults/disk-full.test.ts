import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { item, writeSource } from '../../src/cli/testing-line.ts'
import { regionBySlug } from '../../src/domain/regions/index.ts'
import { DATABASES } from '../databases.ts'
import type { RealServer } from '../real-server.ts'
import { tell } from './figures.ts'
import { endure, type Hardship } from './hardship.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { startProgram } from './program.ts'
import { until } from './reading.ts'
import { type SmallDisk, smallDisk, whyNoSmallDisk } from './small-disk.ts'

const MEGABYTES = 24
const PAGES = 200
const NOTICED_MS = 30_000

const why = whyNoSmallDisk()
if (why) tell(`no disk is filled: ${why}`)

describe.skipIf(why !== undefined)('a full disk', () => {
  it('is told to who writes, not to who reads; an import leaves nothing behind; with room all goes on', async () => {
    const disk = smallDisk(MEGABYTES)
    const elsewhere = await mkdtemp(join(tmpdir(), 'ankerplatz-source-'))
    const installation = await freshInstallation('sqlite', { below: disk.folder })
    try {
      const items = Array.from({ length: PAGES }, (_, i) => item(i + 1, `/kreis/de/seite-${i + 1}/`))
      const source = await writeSource(elsewhere, 'kreis', { de: items })
      await endure(installation, {
        'a full disk': full(disk, 'refused'),
        'a full disk, and somebody imports': full(disk, 'refused', () => importInVain(installation, source)),
      })
      const imported = importRegion(installation, source)
      expect(await imported.ended(), imported.said()).toBe(0)
    } finally {
      await installation.remove()
      disk.remove()
      await rm(elsewhere, { recursive: true })
    }
  })

  it.runIf(DATABASES.includes('postgres'))(
    'where only editions lie: what is saved meanwhile is published when there is room',
    async () => {
      const disk = smallDisk(MEGABYTES)
      const installation = await freshInstallation('postgres', { below: disk.folder })
      try {
        await endure(installation, { 'no room for editions': full(disk, 'said', noRoom) })
      } finally {
        await installation.remove()
        disk.remove()
      }
    },
  )
})

const full = (
  disk: SmallDisk,
  meanwhile: Hardship['meanwhile'],
  act: (server: RealServer) => Promise<void> = async () => {},
): Hardship => ({
  meanwhile,
  async befall(server) {
    await disk.fill()
    await act(server)
    return () => disk.makeRoom()
  },
})

/** The server has tried to publish. */
const noRoom = (server: RealServer): Promise<void> =>
  until(NOTICED_MS, async () => expect(server.said()).toContain('ENOSPC'))

const importRegion = ({ settings }: Installation, source: string) =>
  startProgram(['dist/cli.js', 'import', 'integreat', source, '--region', 'kreis'], settings)

async function importInVain(installation: Installation, source: string): Promise<void> {
  const running = importRegion(installation, source)
  expect(await running.ended(), running.said()).toBe(1)
  expect(running.said()).toContain('Nothing can be saved at the moment.')
  expect(await installation.database(({ reader }) => regionBySlug(reader, 'kreis'))).toBeUndefined()
}

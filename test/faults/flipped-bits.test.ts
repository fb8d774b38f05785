import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { partFile } from '../../src/domain/publishing/index.ts'
import { startServer } from '../real-server.ts'
import { draw, times } from './draw.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { statesShown, until } from './reading.ts'
import { addressesOf, foundShipyard, sayEverywhere, stateOf } from './shipyard.ts'
import { storedEditions, storedRecords } from './stored.ts'

/** What is shown while nothing is broken, and what was shown before. */
const [FIRST, SECOND] = [0, 1]
const RENEWED_MS = 20_000

/** Each of these regions gets its flipped bit in another part. */
const REGIONS = Array.from({ length: times(8, 40) }, (_, i) => `werft-${i + 1}`)

describe.concurrent.each(['while the server runs', 'before it starts'] as const)(
  'one flipped bit %s',
  (when) => {
    it('is never shown: the last good edition is, or a plain fault, until the part is made anew', async () => {
      const random = draw(`bits ${when}`)
      const installation = await freshInstallation('sqlite')
      const { shelf, settings } = installation
      try {
        await publishTwice(installation)
        const broken: string[] = []
        const flipAll = async (): Promise<void> => {
          for (const [i, region] of REGIONS.entries()) broken.push(await flipBit(shelf, region, i, random))
        }
        if (when === 'before it starts') await flipAll()
        const server = await startServer(settings)
        try {
          if (when === 'while the server runs') await flipAll()
          expect(new Set(broken).size, broken.join()).toBeGreaterThan(5)
          for (const region of REGIONS) {
            for (const address of [...addressesOf(region), apiOf(region), ...addressesOf(region)])
              await showsNothingWrong(server.url, address)
            await until(RENEWED_MS, async () =>
              expect(new Set(await statesShown(server.url, region))).toEqual(new Set([SECOND])),
            )
            await until(RENEWED_MS, () => storedEditions(shelf, region))
          }
          expect(server.runs()).toBe(true)
        } finally {
          await server.stop()
        }
      } finally {
        await installation.remove()
      }
    })
  },
)

const publishTwice = ({ inside }: Installation): Promise<void> =>
  inside(async (house) => {
    for (const region of REGIONS) await foundShipyard(house, region)
    await house.worker.drain()
    for (const region of REGIONS) await sayEverywhere(house, region, SECOND)
  })

/** Turns one bit of one stored part of the newest edition; the `i`-th, so that each kind has its turn. Answers its name. */
async function flipBit(shelf: string, region: string, i: number, random: () => number): Promise<string> {
  const record = (await storedRecords(shelf, region)).at(-1)
  const parts = Object.entries(record?.languages[0]?.parts ?? {})
  const [name, ref] = parts[i % parts.length] ?? ['none', { hash: '' }]
  const file = partFile(shelf, ref.hash)
  const bytes = await readFile(file)
  const at = Math.floor(random() * bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  await writeFile(file, bytes)
  return name
}

const apiOf = (region: string): string => `/api/v3/${region}/de/pages/`

async function showsNothingWrong(url: string, address: string): Promise<void> {
  const answer = await fetch(url + address)
  const text = await answer.text()
  if (answer.status !== 200) {
    expect([500, 503], `${address} answers ${answer.status}`).toContain(answer.status)
    return
  }
  const pages: string[] = address.startsWith('/api/')
    ? JSON.parse(text).map(({ content }: { content: string }) => content)
    : [text]
  for (const page of pages) expect([FIRST, SECOND]).toContain(stateOf(page))
}

import { describe, expect, it } from 'vitest'
import { startServer } from '../real-server.ts'
import { type Damage, damageOne, isHarmless } from './damage.ts'
import { draw, times } from './draw.ts'
import { tell } from './figures.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { statesShown, until } from './reading.ts'
import { addressesOf, foundShipyard, sayEverywhere, stateOf } from './shipyard.ts'
import { storedEditions } from './stored.ts'

/** What is shown while nothing is broken, what was shown before, and what is said when all is mended. */
const [FIRST, SECOND, THIRD] = [0, 1, 2]
const RENEWED_MS = 30_000

/** Each of these regions gets its own damage. */
const REGIONS = Array.from({ length: 30 }, (_, i) => `werft-${i + 1}`)
/** 60 damages, or 1,020. */
const ROUNDS = Array.from({ length: times(1, 17) }, (_, i) => i + 1)
const CASES = ROUNDS.flatMap((round) =>
  (['while the server runs', 'before it starts'] as const).map((when) => [when, round] as const),
)

describe.concurrent.each(CASES)(
  'a stored file with one flipped bit, or cut off, %s (round %i)',
  (when, round) => {
    it('is never shown: the last good edition is, or a plain fault, until it is made anew', async () => {
      const random = draw(`bits ${when} ${round}`)
      const installation = await freshInstallation('sqlite')
      const { shelf, settings } = installation
      try {
        await publishTwice(installation)
        const damages: Damage[] = []
        const damageAll = async (): Promise<void> => {
          for (const region of REGIONS) damages.push(await damageOne(shelf, region, random))
        }
        if (when === 'before it starts') await damageAll()
        const server = await startServer(settings)
        try {
          if (when === 'while the server runs') await damageAll()
          const wanted = await detectable(damages)
          for (const region of REGIONS) {
            for (const address of [...allOf(region), ...allOf(region)])
              await showsNothingWrong(server.url, address)
            await until(RENEWED_MS, async () =>
              expect(new Set(await statesShown(server.url, region))).toEqual(new Set([SECOND])),
            )
          }
          // Once more: who fell back because of a part that many regions share has not read the newest of the others yet.
          for (const address of REGIONS.flatMap(allOf)) await showsNothingWrong(server.url, address)
          expect(wanted.filter(({ name }) => !server.said().includes(name))).toEqual([])
          await sayThird(installation, server.url)
          expect(server.runs()).toBe(true)
        } finally {
          await server.stop()
        }
        tell(`${when}, round ${round}: ${sumOf(damages)}`)
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

/** Those that readers meet and that change something: the log must name each. */
async function detectable(damages: readonly Damage[]): Promise<Damage[]> {
  const harmless = await Promise.all(damages.map(isHarmless))
  return damages.filter(({ what }, i) => what !== 'inputs' && !harmless[i])
}

/** Everything is published once more, also where publishing remembered something broken; and is whole to the last byte. */
async function sayThird({ database, shelf }: Installation, url: string): Promise<void> {
  await database(async (handle) => {
    for (const region of REGIONS) await sayEverywhere({ database: handle }, region, THIRD)
  })
  for (const region of REGIONS) {
    await until(REGIONS.length * 1000, async () =>
      expect(new Set(await statesShown(url, region))).toEqual(new Set([THIRD])),
    )
    const editions = await storedEditions(shelf, region, 'newest')
    expect(editions.map(({ state }) => state)).toEqual([THIRD])
  }
}

/** Every page, and what is made of the parts that no page is made of. */
const allOf = (region: string): string[] => [
  ...addressesOf(region),
  ...['de', 'uk'].map((language) => `/api/v3/${region}/${language}/pages/`),
  ...['de', 'uk'].map((language) => `/api/v3/${region}/${language}/imprint/`),
]

async function showsNothingWrong(url: string, address: string): Promise<void> {
  const answer = await fetch(url + address)
  const text = await answer.text()
  if (answer.status !== 200) {
    expect([500, 503], `${address} answers ${answer.status}`).toContain(answer.status)
    return
  }
  if (address.endsWith('/imprint/')) return
  const pages: string[] = address.startsWith('/api/')
    ? JSON.parse(text).map(({ content }: { content: string }) => content)
    : [text]
  for (const page of pages) expect([FIRST, SECOND]).toContain(stateOf(page))
}

/** '30 damages: 12 cut off, 18 one bit flipped; 4 inputs, 20 part, 6 record'. */
function sumOf(damages: readonly Damage[]): string {
  const count = (kinds: readonly string[]): string =>
    [...new Set(kinds)]
      .sort()
      .map((kind) => `${kinds.filter((other) => other === kind).length} ${kind}`)
      .join(', ')
  const kinds = damages.map(({ what }) => what.split(' ')[0] ?? '')
  return `${damages.length} damages: ${count(damages.map(({ how }) => how))}; ${count(kinds)}`
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { DATABASES } from '../databases.ts'
import { startServer } from '../real-server.ts'
import { openDoor } from './door.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { statesShown, until } from './reading.ts'
import { foundShipyard, sayEverywhere } from './shipyard.ts'

/** A way to lose the database; answers how to give it back. */
type Loss = () => Promise<() => Promise<void>>

/** In which the worker looks several times, and is refused each time. */
const A_WHILE_MS = 2500
const BACK_MS = 30_000
const ADDRESSES = 50

it.concurrent('SQLite gone from the disk, or overwritten: every address answers, and all goes on when it is back', async () => {
  const installation = await freshInstallation('sqlite')
  const { data, settings } = installation
  try {
    await survive(installation, settings, [() => moveAway(data), () => overwrite(data)])
  } finally {
    await installation.remove()
  }
})

it.skipIf(!DATABASES.includes('postgres')).concurrent(
  'PostgreSQL stopped, or silent: every address answers, and all goes on when it is back',
  async () => {
    const installation = await freshInstallation('postgres')
    const door = await openDoor(String(installation.settings.DATABASE_URL))
    const shut: Loss = async () => {
      await door.shut()
      return door.open
    }
    const hush: Loss = async () => {
      door.hush()
      return door.open
    }
    try {
      await survive(installation, { ...installation.settings, DATABASE_URL: door.url }, [shut, hush])
    } finally {
      await door.shut()
      await installation.remove()
    }
  },
)

/** A server that has read little yet loses its database in one way after the other. */
async function survive(
  installation: Installation,
  settings: NodeJS.ProcessEnv,
  losses: readonly Loss[],
): Promise<void> {
  const server = await startServer({ ...settings, ANKERPLATZ_DEMO: 'on' })
  try {
    await installation.inside((house) => foundShipyard(house))
    await shows(server.url, 0)
    const addresses = await everyAddress(server.url)
    expect(addresses.length).toBeGreaterThan(ADDRESSES * losses.length)
    for (const [i, lose] of losses.entries()) {
      // Others each time: what nobody has asked for yet is not in memory.
      const some = addresses.filter((_, place) => place % losses.length === i).slice(0, ADDRESSES)
      const giveBack = await lose()
      try {
        await answerAll(server.url, some.slice(ADDRESSES / 2))
        await sleep(A_WHILE_MS)
        await answerAll(server.url, some)
      } finally {
        await giveBack()
      }
      await installation.database((database) => sayEverywhere({ database }, 'werft', i + 1))
      await shows(server.url, i + 1)
    }
  } catch (error) {
    throw server.runs() ? error : new Error(`It ended. It said: ${server.said()}`, { cause: error })
  } finally {
    await server.stop()
  }
}

const shows = (url: string, state: number): Promise<void> =>
  until(BACK_MS, async () => expect(new Set(await statesShown(url))).toEqual(new Set([state])))

/** Every page of every language of every region, by the sitemaps, and their like in the API; mixed. */
async function everyAddress(url: string): Promise<string[]> {
  const locations = async (path: string): Promise<string[]> =>
    [...(await (await fetch(url + path)).text()).matchAll(/<loc>([^<]+)</g)].map(
      ([, address = '']) => new URL(address).pathname,
    )
  const maps = await locations('/sitemap.xml')
  const pages = (await Promise.all(maps.map(locations))).flat()
  const homes = maps.map((map) => map.replace('sitemap.xml', ''))
  const api = homes.flatMap((home) => ['languages', 'pages'].map((what) => apiAddress(home, what)))
  const others = ['/health', '/regions/de/', '/regions/uk/?query=anker', '/api/v3/regions/', '/robots.txt']
  const searches = homes.map((home) => `${home}search/?query=a`)
  return [...maps, ...api, ...others, ...searches, ...pages].sort((a, b) => mixed(a).localeCompare(mixed(b)))
}

const apiAddress = (home: string, what: string): string =>
  what === 'languages' ? `/api/v3${home.replace(/[^/]+\/$/, '')}languages/` : `/api/v3${home}${what}/`

/** Neighbours in the list should have nothing to do with each other. */
const mixed = (address: string): string => [...address].reverse().join('')

async function answerAll(url: string, addresses: readonly string[]): Promise<void> {
  const wrong: string[] = []
  for (const address of addresses) {
    const { status } = await fetch(url + address, { signal: AbortSignal.timeout(10_000) })
    if (status !== 200) wrong.push(`${status} ${address}`)
  }
  expect(wrong).toEqual([])
}

const FILES = ['ankerplatz.sqlite', 'ankerplatz.sqlite-wal', 'ankerplatz.sqlite-shm']

async function moveAway(data: string): Promise<() => Promise<void>> {
  const away = join(data, 'away')
  await mkdir(away, { recursive: true })
  for (const name of FILES) await rename(join(data, name), join(away, name))
  return async () => {
    for (const name of FILES) await rename(join(away, name), join(data, name))
  }
}

/** What a broken disk gives back. The file stays the same one, so that whoever has it open reads it. */
async function overwrite(data: string): Promise<() => Promise<void>> {
  const file = join(data, 'ankerplatz.sqlite')
  const bytes = await readFile(file)
  await writeFile(file, Buffer.alloc(bytes.length), { flag: 'r+' })
  return () => writeFile(file, bytes, { flag: 'r+' })
}

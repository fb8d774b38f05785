import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER } from './browser.ts'
import { demoAddress, demoTitle } from './demo-addresses.ts'
import { type ChangingHouse, changingHouse, NEXT } from './next-program.ts'
import { openPocket, type Pocket } from './pocket.ts'
import { type RunningHouse, startHouse } from './running-house.ts'

const CHOICE = { region: 'ankerland', languages: ['de', 'uk'], sensitive: false, pictures: false }
const PATIENCE = { timeout: 20_000 }

describe.skipIf(NO_BROWSER)('the house is upgraded, and a telephone has the old worker', () => {
  let behind: RunningHouse
  let house: ChangingHouse
  let pocket: Pocket
  beforeAll(async () => {
    behind = await startHouse()
    house = await changingHouse(behind.url)
    pocket = await openPocket()
    expect(await pocket.save(house.url, CHOICE)).toMatchObject({ region: 'ankerland' })
  })
  afterAll(async () => {
    await pocket?.leave()
    await house?.close()
    await behind?.close()
  })

  const states = (): Promise<string[]> =>
    pocket.page().evaluate(async () => (await caches.keys()).filter((name) => name.includes('regions-')))

  /** Reads with the network cut, as in the underground. */
  async function readsAlone(): Promise<void> {
    await pocket.context().setOffline(true)
    for (const language of CHOICE.languages) {
      await pocket.page().goto(house.url + encodeURI(demoAddress('register-address', language)))
      expect(await pocket.page().locator('h1').innerText()).toBe(demoTitle('register-address', language))
    }
    await pocket.context().setOffline(false)
  }

  /** Looks for a new worker as a browser does at a visit; answers how the new one ended, or 'none'. */
  const lookForWorker = (): Promise<string> =>
    pocket.page().evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update().catch(() => {})
      const { installing } = registration
      if (!installing) return 'none'
      return new Promise<string>((resolve) => {
        installing.addEventListener('statechange', () => {
          if (['activated', 'redundant'].includes(installing.state)) resolve(installing.state)
        })
      })
    })

  it('the old worker takes no edition of the next revision, and shows what it has', async () => {
    house.now = 'edition'
    expect(await pocket.save(house.url, CHOICE)).toBe('changed-meanwhile')
    await readsAlone()
  })

  it('a new worker that cannot have everything is not installed; the old one goes on', async () => {
    house.now = 'program'
    house.records = false
    await pocket.page().goto(`${house.url}/ankerland/de/`)
    const before = (await states()).filter((name) => !name.endsWith(`-${NEXT}`))
    expect(await lookForWorker()).toBe('redundant')
    expect((await states()).filter((name) => !name.endsWith(`-${NEXT}`))).toEqual(before)
    await readsAlone()
  })

  it('when it can, it takes over with everything that was saved, and the old things go', async () => {
    house.records = true
    await pocket.page().goto(`${house.url}/ankerland/de/`)
    await expect.poll(lookForWorker, PATIENCE).toMatch(/activated|none/)
    await expect.poll(states, PATIENCE).toEqual([`ankerplatz-regions-1-${NEXT}`])
    await readsAlone()
    await pocket.restart()
    await readsAlone()
  })
})

import { stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER } from './browser.ts'
import { demoAddress, demoTitle } from './demo-addresses.ts'
import { openPocket, type Pocket } from './pocket.ts'
import { type RunningHouse, startHouse } from './running-house.ts'

const LANGUAGES = ['de', 'uk', 'ar']

/** The house is left behind: all of this happens where there is no network. */
describe.skipIf(NO_BROWSER)('saved at home, read in the underground', () => {
  let pocket: Pocket
  let house: RunningHouse
  const go = (path: string) => pocket.page().goto(house.url + encodeURI(path))
  const heading = () => pocket.page().locator('h1').innerText()

  beforeAll(async () => {
    house = await startHouse()
    pocket = await openPocket({ locale: 'uk-UA' })
    const saved = await pocket.save(house.url, {
      region: 'ankerland',
      languages: LANGUAGES,
      sensitive: false,
      pictures: false,
    })
    expect(saved).toMatchObject({ region: 'ankerland', languages: LANGUAGES })
    await pocket.restart()
    await house.close()
  })
  afterAll(async () => {
    await pocket?.leave()
  })

  it('a page that was never visited is there, in every saved language', async () => {
    for (const language of LANGUAGES) {
      const answer = await go(demoAddress('register-address', language))
      expect(answer?.status()).toBe(200)
      expect(await heading()).toBe(demoTitle('register-address', language))
    }
  })

  it('search finds what it would find at home', async () => {
    await go('/ankerland/de/')
    await pocket.page().getByRole('searchbox').fill('Kindergelt')
    await pocket.page().keyboard.press('Enter')
    await pocket.page().waitForURL(/query=/)
    expect(await pocket.page().locator('.hits li').count()).toBeGreaterThan(0)
    expect(await pocket.page().locator('.hits').innerText()).toContain('Kindergeld')
  })

  it('the language is switched on the same page, right to left and back', async () => {
    await go(demoAddress('register-address', 'uk'))
    await pocket.page().locator('.tongues summary').click()
    await pocket.page().locator('.tongues a[hreflang=ar]').click()
    await pocket.page().waitForURL(/\/ankerland\/ar\//)
    expect(await heading()).toBe(demoTitle('register-address', 'ar'))
    expect(await pocket.page().locator('html').getAttribute('dir')).toBe('rtl')
    await pocket.page().goBack()
    expect(await heading()).toBe(demoTitle('register-address', 'uk'))
    expect(await pocket.page().locator('html').getAttribute('dir')).toBe('ltr')
  })

  it('the front door leads to what is saved', async () => {
    await go('/')
    expect(new URL(pocket.page().url()).pathname).toBe('/ankerland/uk/')
    await go('/regions/uk/')
    expect(await pocket.page().locator('.rows a').count()).toBe(1)
  })

  it('nothing is kept but the public site, and nothing of the sensitive pages', async () => {
    const kept = await pocket.page().evaluate(async () => {
      const all: { address: string; text: string }[] = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const key of await cache.keys()) {
          const { pathname } = new URL(key.url)
          all.push({ address: pathname, text: (await (await cache.match(key))?.text()) ?? '' })
        }
      }
      return all
    })
    expect(kept.length).toBeGreaterThan(20)
    const known = /^\/(parts\/[0-9a-f]{64}|offline\/(ankerland\/(now|before|asked)|words\/.*)|assets\/.*)$/
    expect(kept.map(({ address }) => address).filter((address) => !known.test(address))).toEqual([])
    const holding = (words: string) => kept.filter(({ text }) => text.includes(words)).length
    expect(holding('innerhalb von 2 Wochen nach dem Einzug')).toBe(1)
    expect(holding('<h2>Was Gewalt ist</h2>')).toBe(0)
  })

  it('what only the server has is left to it', async () => {
    const paths = [
      '/health',
      '/api/v3/regions/',
      '/backoffice/',
      '/sitemap.xml',
      '/offline/ankerland/offer.json',
    ]
    const answers = await pocket.page().evaluate(
      (all) =>
        Promise.all(
          all.map((path) =>
            fetch(path).then(
              ({ status }) => status,
              () => 'no network',
            ),
          ),
        ),
      paths,
    )
    expect(answers).toEqual(paths.map(() => 'no network'))
  })

  it('what was not saved is said plainly, with the way to what is here', async () => {
    const answer = await go(demoAddress('register-address', 'en'))
    expect(answer?.status()).toBe(503)
    expect(await pocket.page().locator('html').getAttribute('lang')).toBe('uk')
    const ways = pocket.page().locator('main .rows a')
    expect(await ways.evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual(
      LANGUAGES.map((language) => encodeURI(demoAddress('register-address', language))),
    )
    await ways.first().click()
    expect(await heading()).toBe(demoTitle('register-address', 'de'))
  })
})

/** The worker is downloaded by people who pay for it (design: its own budget). */
it('the worker has at most 40 kB as it is sent', async () => {
  const { size } = await stat('dist/worker.js.br')
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThanOrEqual(40_000)
})

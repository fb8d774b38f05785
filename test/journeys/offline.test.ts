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

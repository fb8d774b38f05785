import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { messagesIn } from '../../src/web/site/messages.ts'
import { ask } from './asking.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'
import { readdress } from './small-regions.ts'

const { url, data, pages } = inject('house')

describe('addresses', () => {
  it('a page that moved is found at its old address', async () => {
    const before = await ask(`${url}/nordufer/de/ankommen/`)
    expect(before.status).toBe(200)
    await readdress(data, pages.arrive, 'Willkommen', 'willkommen')

    await expect.poll(async () => (await ask(`${url}/nordufer/de/willkommen/`)).status, SOON).toBe(200)
    const moved = await ask(`${url}/nordufer/de/ankommen/`)
    expect(moved).toMatchObject({ status: 301, headers: { location: '/nordufer/de/willkommen/' } })
    const below = await ask(`${url}/nordufer/de/ankommen/schule/`)
    expect(below).toMatchObject({ status: 301, headers: { location: '/nordufer/de/willkommen/schule/' } })
    // Where it is not translated, its address is another language's: an old one is understood there too.
    const untranslated = await ask(`${url}/nordufer/uk/ankommen/schule/`)
    expect(untranslated.status).toBe(200)
    expect(untranslated.body.toString()).toContain(messagesIn('uk').text('untranslated.title'))
  })

  it.each([
    ['/ankerland/de', 200],
    ['/ankerland/de/', 200],
    [encodeURI(demoAddress('register-address', 'de')).replace(/\/$/, ''), 200],
    [encodeURI(demoAddress('register-address', 'ar')), 200],
    ['/ANKERLAND', 404],
    ['/ANKERLAND/de/', 404],
    ['/atlantis', 404],
    ['/atlantis/de/', 404],
    ['/ankerland/xx/', 404],
    ['/ankerland/fr/', 404],
    ['/ankerland/de/nirgends/', 404],
    ['/ankerland/de/%E0%A4%A/', 400],
  ])('%s is answered with %i', async (path, status) => {
    expect((await ask(url + path)).status).toBe(status)
  })

  it('the address of a page in another language leads to the page in this one', async () => {
    const german = demoAddress('register-address', 'de').replace('/de/', '/uk/')
    const moved = await ask(url + encodeURI(german))
    expect(moved.status).toBe(301)
    expect(decodeURI(moved.headers.location ?? '')).toBe(demoAddress('register-address', 'uk'))
  })
})

describe.skipIf(NO_BROWSER)('where there is no page, there is a way on', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const reading = (locale: string, path: string, act: (page: Page) => Promise<void>): Promise<void> =>
    withPage(browser, { javaScriptEnabled: false, locale }, async (page) => {
      await page.goto(url + path)
      await act(page)
    })

  it.each(['de', 'uk', 'ar', 'de-si', 'en'])('an address without a page, in %s', (language) =>
    reading('de-DE', `/ankerland/${language}/nowhere/`, async (page) => {
      const m = messagesIn(language)
      expect(await page.locator('h1').innerText()).toBe(m.text('error.404.title'))
      expect(await page.getByRole('searchbox').count()).toBe(1)
      await page
        .locator('main')
        .getByRole('link', { name: m.text('home.topics') })
        .click()
      expect(page.url()).toBe(`${url}/ankerland/${language}/`)
    }),
  )

  it.each([
    ['uk-UA', 'uk'],
    ['ar-SY', 'ar'],
  ])('a region that nobody knows, in the language of the browser: %s', (locale, language) =>
    reading(locale, '/atlantis/de/', async (page) => {
      const m = messagesIn(language)
      expect(await page.locator('h1').innerText()).toBe(m.text('error.404.region'))
      await page.getByRole('link', { name: m.text('finder.all') }).click()
      expect(page.url()).toBe(`${url}/regions/${language}/`)
    }),
  )

  it('a region without texts in a language names those that it has', () =>
    reading('uk-UA', '/suedberg/uk/', async (page) => {
      expect(await page.locator('h1').innerText()).toBe(messagesIn('uk').text('language.regionWithout.title'))
      await page.locator('main').getByRole('link', { name: 'Deutsch' }).click()
      expect(page.url()).toBe(`${url}/suedberg/de/`)
    }))

  describe.each(['uk', 'ar'])('a page that is not there in %s yet', (language) => {
    const m = messagesIn(language)
    const path = `/nordufer/${language}/ankommen/schule/`

    it('says so, and leads to the page in another language', () =>
      reading('de-DE', path, async (page) => {
        expect(await page.locator('h1').innerText()).toBe(m.text('untranslated.title'))
        await page.locator('main').getByRole('link', { name: 'Schule' }).click()
        expect(await page.locator('h1').innerText()).toBe('Schule')
        expect(await page.locator('html').getAttribute('lang')).toBe('de')
      }))

    it('leads to what there is in her language, and names a human being', () =>
      reading('de-DE', path, async (page) => {
        expect(await page.locator('main').innerText()).toContain('089 99998-200')
        await page
          .locator('main')
          .getByRole('link', { name: m.text('home.topics') })
          .click()
        expect(page.url()).toBe(`${url}/nordufer/${language}/`)
      }))

    it('is called untranslated where one chooses the language', () =>
      reading('de-DE', '/nordufer/de/ankommen/schule/', async (page) => {
        await page.locator('.tongues summary').click()
        const link = page.locator(`.tongues a[hreflang=${language}]`)
        expect(await link.locator('small').innerText()).toBe(messagesIn('de').text('language.missing'))
        await link.click()
        expect(await page.locator('h1').innerText()).toBe(m.text('untranslated.title'))
      }))
  })
})

const SOON = { timeout: 10_000, interval: 100 }

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { LEGAL_KINDS } from '../../src/domain/regions/public.ts'
import { languageOf } from '../../src/kernel/language.ts'
import { messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress, demoTitle } from './demo-addresses.ts'

const { url } = inject('house')
const LANGUAGES = ['de', 'uk', 'ar', 'de-si', 'en']
const WORDS: Readonly<Record<string, string>> = {
  de: 'Kindergeld',
  uk: 'дитина',
  ar: 'طبيب',
  'de-si': 'Arzt',
  en: 'doctor',
}

describe.skipIf(NO_BROWSER)('reading without JavaScript, on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const reading = (act: (page: Page) => Promise<void>): Promise<void> =>
    withPage(browser, { javaScriptEnabled: false }, act)
  const at = async (page: Page, path: string): Promise<void> => {
    expect(decodeURI(page.url())).toBe(url + path)
  }

  describe.each(LANGUAGES)('in %s', (language) => {
    const m = messagesIn(language)
    const home = `/ankerland/${language}/`

    it('one comes from the question by a chapter to a page, and back', () =>
      reading(async (page) => {
        await page.goto(url + home)
        await page
          .locator('.tiles')
          .getByRole('link', { name: demoTitle('health', language) })
          .click()
        await at(page, demoAddress('health', language))
        await page
          .locator('main .rows')
          .getByRole('link', { name: demoTitle('find-doctor', language) })
          .click()
        await at(page, demoAddress('find-doctor', language))
        expect(await page.locator('h1').innerText()).toBe(demoTitle('find-doctor', language))

        const crumbs = page.getByRole('navigation', { name: m.text('breadcrumbs') })
        await crumbs.getByRole('link', { name: demoTitle('health', language) }).click()
        await at(page, demoAddress('health', language))
        await crumbs.getByRole('link', { name: m.text('home') }).click()
        await at(page, home)
      }))

    it('one stays on the page when one changes the language', () =>
      reading(async (page) => {
        await page.goto(url + demoAddress('register-address', language))
        for (const other of LANGUAGES.filter((each) => each !== language)) {
          await page.locator('.tongues summary').click()
          await page
            .locator('.tongues')
            .getByRole('link', { name: languageOf(other).name, exact: true })
            .click()
          await at(page, demoAddress('register-address', other))
          expect(await page.locator('h1').innerText()).toBe(demoTitle('register-address', other))
        }
      }))

    it('a search finds pages, and a hit opens', () =>
      reading(async (page) => {
        await page.goto(url + home)
        await page.getByRole('searchbox').fill(WORDS[language] ?? '')
        await page.locator('main search').getByRole('button').click()
        const hits = page.locator('.hits a')
        expect(await hits.count()).toBeGreaterThan(0)
        const title = await hits.first().innerText()
        await hits.first().click()
        expect(await page.locator('h1').innerText()).toBe(title)
      }))

    it('a search that finds nothing says so in its own words and leads on', () =>
      reading(async (page) => {
        await page.goto(`${url}${home}search/?query=qqxyzzy`)
        expect(await page.locator('.hits a').count()).toBe(0)
        expect(await page.locator('main').innerText()).toContain('qqxyzzy')
        await page
          .locator('main')
          .getByRole('link', { name: m.text('home.topics') })
          .click()
        await at(page, home)
      }))

    it('imprint, privacy and accessibility are one step away, each from the other too', () =>
      reading(async (page) => {
        await page.goto(url + demoAddress('find-doctor', language))
        for (const kind of LEGAL_KINDS) {
          const link = page.locator('footer').getByRole('link', { name: m.text(`footer.${kind}`) })
          await link.click()
          await at(page, `${home}${kind}/`)
          expect(await page.locator('h1').innerText()).toBe(m.text(`footer.${kind}`))
          expect((await page.locator('main').innerText()).length).toBeGreaterThan(150)
        }
      }))
  })
})

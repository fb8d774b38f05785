import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'

const { url } = inject('house')
const PLAIN = { javaScriptEnabled: false }

describe.skipIf(NO_BROWSER)('finding a region without JavaScript, on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const find = (
    words: string,
    look: (found: string[], page: import('playwright-core').Page) => Promise<void>,
  ) =>
    withPage(browser, { ...PLAIN, locale: 'de-DE' }, async (page) => {
      await page.goto(`${url}/`)
      expect(page.url()).toBe(`${url}/regions/de/`)
      await page.getByRole('searchbox').fill(words)
      await page.getByRole('button').filter({ visible: true }).first().click()
      await look(await page.locator('main .rows bdi:first-child').allInnerTexts(), page)
    })

  it.each([
    ['by its name', 'Ankerland'],
    ['by the beginning of its name, without capitals', 'ankerl'],
    ['by a village', 'Fischbach'],
    ['by a village without its dots', 'muhldorf'],
    ['by a postal code', '00001'],
  ])('a region is found %s', (_, words) =>
    find(words, async (found, page) => {
      expect(found).toContain('Landkreis Ankerland')
      expect(found).not.toContain('Stadt Südberg')
      await page.getByRole('link', { name: 'Landkreis Ankerland' }).click()
      expect(page.url()).toBe(`${url}/ankerland/de/`)
    }),
  )

  it('a village that led to a region is named', () =>
    find('Fischbach', async (_, page) => {
      expect(await page.locator('main .rows').innerText()).toContain('Fischbach')
    }))

  it('a place that nobody knows is answered with its own words and the way to all regions', () =>
    find('Atlantis <b>', async (found, page) => {
      expect(found).toEqual([])
      expect(await page.locator('main').innerText()).toContain('Atlantis <b>')
      await page.getByRole('link', { name: messagesIn('de').text('finder.all') }).click()
      expect(await page.getByRole('link', { name: 'Landkreis Nordufer' }).count()).toBe(1)
    }))

  it.each([
    ['uk-UA', 'uk'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    // Russian is not there, but many who ask for it read Ukrainian.
    ['ru-RU', 'uk'],
    ['fr-FR', 'en'],
  ])('a region opens in the language of the browser: %s in %s', (locale, language) =>
    withPage(browser, { ...PLAIN, locale }, async (page) => {
      await page.goto(`${url}/ankerland`)
      expect(page.url()).toBe(`${url}/ankerland/${language}/`)
      expect(await page.locator('h1').innerText()).toBe(messagesIn(language).text('home.question'))
    }),
  )

  it.each(['uk', 'ar', 'ti', 'ckb'])('the list of regions is there in %s', (language) =>
    withPage(browser, PLAIN, async (page) => {
      await page.goto(`${url}/regions/${language}/`)
      expect(await page.locator('h1').innerText()).toBe(messagesIn(language).text('finder.title'))
      await page.getByRole('link', { name: 'Landkreis Ankerland' }).click()
      expect(page.url()).toMatch(/\/ankerland\/(uk|ar|en)\/$/)
    }),
  )
})

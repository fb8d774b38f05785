import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letAxeIn } from './axe.ts'
import { NO_BROWSER, withPage } from './browser.ts'
import { faultsInLooks } from './looks.ts'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

const CONTACTS = '/backoffice/regions/ankerland/contacts'
/** The demo's editor. */
const EDITOR = 'Emre Aydın'

describe.skipIf(NO_BROWSER)('contacts in the back office', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
  })
  afterAll(() => office.leave())

  async function enter(page: Page): Promise<void> {
    await page.goto(url + CONTACTS)
    await page.getByRole('button', { name: new RegExp(EDITOR) }).click()
    await page.waitForURL(/\/contacts$/)
  }
  const first = (page: Page) => page.locator('.contact-lines .name a').first()

  it('with the keyboard alone a number is changed, and the page that quotes it shows it', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await enter(page)
      await first(page).focus()
      await page.keyboard.press('Enter')
      await page.locator('#usage a').first().waitFor()
      await page.locator('#f-phone').focus()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('0431 5550199')
      await page.keyboard.press('Enter')
      await page.getByText('Veröffentlicht.').waitFor()
      const title = (await page.locator('#usage a').first().textContent()) ?? ''
      await page.goto(`${url}/ankerland/de/`)
      await page.getByRole('link', { name: title }).first().click()
      await page.waitForLoadState()
      // Publishing takes a moment: whoever looks again sees it.
      const news = page.locator('a[href="tel:04315550199"]')
      await expect.poll(() => page.reload().then(() => news.count()), { timeout: 20_000 }).toBeGreaterThan(0)
    }))

  it('two people change one contact, and both texts are there, without JavaScript', () =>
    withPage(browser, { locale: 'de-DE', javaScriptEnabled: false }, async (page) => {
      await enter(page)
      await first(page).click()
      const other = await page.context().newPage()
      await other.goto(page.url())
      await other.locator('#f-street').fill('Am Kai 7')
      await other.getByRole('button', { name: 'Als Entwurf speichern' }).click()
      await page.locator('#f-street').fill('Am Kai 9')
      await page.getByRole('button', { name: 'Als Entwurf speichern' }).click()
      await page.getByRole('heading', { name: 'Jemand hat inzwischen gespeichert' }).waitFor()
      await page.getByRole('link', { name: 'Zusammenführen' }).click()
      expect(await page.locator('#f-street').inputValue()).toBe('Am Kai 9')
    }))

  it('nothing is in the way on any screen, in both languages, in the light and in the dark, wide and narrow', async () => {
    const page = await letAxeIn(browser)
    const found: string[] = []
    const look = async (name: string): Promise<void> => {
      found.push(...(await faultsInLooks(page, name)))
    }
    await enter(page)
    for (const language of ['de', 'en']) {
      await page.context().setExtraHTTPHeaders({ 'Accept-Language': language })
      await page.goto(url + CONTACTS)
      await look(`${language}-list`)
      await first(page).click()
      await look(`${language}-facts`)
      await page.goto(page.url().replace(/facts.*$/, 'uk'))
      await look(`${language}-words`)
      await page.goto(`${url + CONTACTS}/new`)
      await page.locator('#f-phone').fill('immer')
      await page.locator('button[name=wish]').first().click()
      await page.locator('.faults').waitFor()
      await look(`${language}-new`)
    }
    expect(found).toEqual([])
    await page.close()
  }, 180_000)
})

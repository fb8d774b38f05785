import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, type RealServer, startServer } from '../real-server.ts'
import { ALL, COLOURS, letAxeIn, violations } from './axe.ts'
import { NO_BROWSER, openBrowser, PHONE, withPage } from './browser.ts'

const CONTACTS = '/backoffice/regions/ankerland/contacts'
/** The demo's editor. */
const EDITOR = 'Emre Aydın'

describe.skipIf(NO_BROWSER)('contacts in the back office', () => {
  let browser: Browser
  let server: RealServer
  let data: string
  let url: string
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'ankerplatz-contacts-'))
    const port = await freePort()
    url = `http://localhost:${port}`
    server = await startServer({ PORT: String(port), ANKERPLATZ_URL: url, ANKERPLATZ_DATA: data })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await rm(data, { recursive: true, force: true })
  })

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
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [PHONE.width, 1280]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 800 })
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          if (wide > 0) found.push(`${name}, ${width} px: ${wide} px too wide`)
          const faults = await violations(page, colorScheme === 'light' ? ALL : COLOURS)
          found.push(...faults.map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`))
          if (process.env.PICTURES)
            await page.screenshot({
              path: `${process.env.PICTURES}/${name}-${width}-${colorScheme}.png`,
              fullPage: true,
            })
        }
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

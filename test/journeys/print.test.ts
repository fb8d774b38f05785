import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress, demoTitle } from './demo-addresses.ts'

const { url } = inject('house')
const ONLY_ON_SCREENS = ['.skip', '.tongues', '.crumbs', '.jump', '.tools', 'footer']
const ON_PAPER = ['.brand', 'h1', '.prose p', '.prose h2', '.contact']

describe.skipIf(NO_BROWSER)('on paper', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(['de', 'uk', 'ar'])('a page is its text and whom to ask, and nothing to click: %s', (language) =>
    withPage(browser, { colorScheme: 'dark' }, async (page) => {
      await page.goto(url + demoAddress('register-address', language))
      for (const selector of [...ONLY_ON_SCREENS.slice(1), ...ON_PAPER])
        expect(await page.locator(selector).first().isVisible(), selector).toBe(true)

      await page.emulateMedia({ media: 'print' })
      for (const selector of ONLY_ON_SCREENS)
        expect(await page.locator(selector).first().isVisible(), selector).toBe(false)
      for (const selector of ON_PAPER)
        expect(await page.locator(selector).first().isVisible(), selector).toBe(true)
      expect(await page.locator('h1').innerText()).toBe(demoTitle('register-address', language))
    }),
  )

  it('it is black on white, also where the screen is dark', () =>
    withPage(browser, { colorScheme: 'dark' }, async (page) => {
      await page.goto(url + demoAddress('register-address', 'de'))
      await page.emulateMedia({ media: 'print' })
      const { color, backgroundColor } = await page.evaluate(() => {
        const style = getComputedStyle(document.body)
        return { color: style.color, backgroundColor: style.backgroundColor }
      })
      expect({ color, backgroundColor }).toEqual({
        color: 'rgb(0, 0, 0)',
        backgroundColor: 'rgb(255, 255, 255)',
      })
    }))

  it('it fits on two sheets', () =>
    withPage(browser, {}, async (page) => {
      await page.goto(url + demoAddress('register-address', 'de'))
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
      const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
      expect(sheets).toBeGreaterThan(0)
      expect(sheets).toBeLessThanOrEqual(2)
    }))
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'

const { url } = inject('house')
/** In Südberg. The digits are looked for in everything that leaves the device. */
const HERE = { latitude: 47.7123, longitude: 11.0987 }

describe.skipIf(NO_BROWSER)('what JavaScript adds', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(['de', 'ar'])(
    'regions near her are found on her device, and nobody learns where she is: %s',
    (language) =>
      withPage(browser, { geolocation: HERE, permissions: ['geolocation'] }, async (page) => {
        const sent = everythingSent(page)
        await page.goto(`${url}/regions/${language}/`)
        const m = messagesIn(language)
        expect(await page.locator('near-me').innerText()).toContain(m.text('finder.near.private'))
        await page.getByRole('button', { name: m.text('finder.near') }).click()
        const near = page.locator('near-me .rows a')
        await near.first().waitFor()
        expect(await near.allInnerTexts()).toHaveLength(3)
        expect(await near.first().innerText()).toBe('Stadt Südberg')
        expect(await page.locator('near-me [role=status] h2').innerText()).toBe(m.text('finder.near.title'))

        await near.first().click()
        await page.locator('h1').waitFor()
        expect(sent.join('\n')).toContain('/points.json')
        expect(sent.join('\n')).not.toMatch(/47[.,]7123|11[.,]0987/)
      }),
  )

  it('when the device does not say where it is, a sentence says what to do instead', () =>
    withPage(browser, { permissions: [] }, async (page) => {
      await page.goto(`${url}/regions/uk/`)
      const m = messagesIn('uk')
      await page.getByRole('button', { name: m.text('finder.near') }).click()
      await page.getByText(m.text('finder.near.refused')).waitFor()
    }))

  it('when the list of places does not come, the same sentence is said', () =>
    withPage(browser, { geolocation: HERE, permissions: ['geolocation'] }, async (page) => {
      await page.route('**/points.json', (route) => route.abort())
      await page.goto(`${url}/regions/de/`)
      const m = messagesIn('de')
      await page.getByRole('button', { name: m.text('finder.near') }).click()
      await page.getByText(m.text('finder.near.refused')).waitFor()
    }))

  it('the button prints, and is not there without JavaScript', async () => {
    const path = demoAddress('register-address', 'de')
    const name = messagesIn('de').text('page.print')
    await withPage(browser, {}, async (page) => {
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', '')
      })
      await page.goto(url + path)
      await page.getByRole('button', { name }).click()
      expect(await page.locator('html[data-printed]').count()).toBe(1)
    })
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(url + path)
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    })
  })
})

/** Every address, header and body that the page sends from now on. */
function everythingSent(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  return sent
}

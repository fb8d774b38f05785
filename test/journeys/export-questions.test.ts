import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { type Copies, openCopies } from './copies.ts'
import { demoAddress, demoTitle } from './demo-addresses.ts'
import { type FileServer, NO_NGINX, serveCopy } from './nginx.ts'
import { openPocket } from './pocket.ts'

const house = inject('house')

let made: Copies
beforeAll(async () => {
  made = await openCopies(house)
  await made.make('all', ...['ankerland', 'nordufer', 'suedberg'].flatMap((slug) => ['--region', slug]))
})
afterAll(() => made.remove())

describe.skipIf(NO_NGINX || NO_BROWSER)('questions in an exported copy', () => {
  let copy: FileServer
  let browser: Browser
  beforeAll(async () => {
    copy = await serveCopy(made.at('all'))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await copy?.stop()
  })

  /** What stands in the page after a question, and what the browser complained about. */
  async function contentAt(page: Page, address: string): Promise<string> {
    await page.goto(address)
    await page.locator('main:not([aria-busy])').waitFor()
    return page.locator('main').evaluate((main) => {
      for (const script of main.querySelectorAll('noscript')) script.remove()
      // In which order attributes were set is not what a page says.
      for (const element of main.querySelectorAll('*')) {
        const attributes = Array.from(element.attributes, ({ name, value }) => [name, value] as const).sort()
        for (const [name] of attributes) element.removeAttribute(name)
        for (const [name, value] of attributes) element.setAttribute(name, value)
      }
      return main.innerHTML
    })
  }

  it.each([
    '/ankerland/de/search/?query=Kindergeld',
    '/ankerland/de/search/?query=Geld+f%C3%BCr+Kinder',
    '/ankerland/uk/search/?query=%D0%B4%D0%B8%D1%82%D0%B8%D0%BD%D0%B0',
    '/ankerland/ar/search/?query=%D8%B7%D8%A8%D9%8A%D8%A8',
    '/ankerland/ar/search/?query=Jobcenter',
    '/ankerland/uk/search/?query=%3Cimg+src%3Dx%3E',
    '/ankerland/en/search/?query=++',
    '/nordufer/ti/search/?query=schule',
    '/regions/de/?query=M%C3%B6wenb%C3%BCttel',
    '/regions/ar/?query=00010',
    '/regions/uk/?query=Atlantis',
  ])('%s is answered as by the server, and by the policy', (path) =>
    withPage(browser, {}, async (page) => {
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(String(error)))
      const here = await contentAt(page, copy.url + path)
      const tongues = await page
        .locator('.tongues a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
      const there = await contentAt(page, house.url + path)
      expect(here).toBe(there)
      const server = await page
        .locator('.tongues a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
      expect(tongues.map((href) => href?.replace(copy.url, ''))).toEqual(server)
      expect(faults).toEqual([])
    }),
  )

  it('without JavaScript a sentence says why nothing is found', () =>
    withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${copy.url}/ankerland/uk/search/?query=%D0%BB%D1%96%D0%BA%D0%B0%D1%80`)
      expect(await page.locator('main').innerText()).toContain(messagesIn('uk').text('search.needsScript'))
    }))

  it('when the parts do not come, a sentence says so', () =>
    withPage(browser, {}, async (page) => {
      await page.route('**/parts/*', (route) => route.abort())
      await page.goto(`${copy.url}/ankerland/de/search/?query=Arzt`)
      await page.getByText(messagesIn('de').text('error.500.lead')).waitFor()
    }))
})

describe.skipIf(NO_NGINX || NO_BROWSER)('a copy can be taken along', () => {
  it('saved from it, the guide is read and searched when nobody serves it any more', async () => {
    const copy = await serveCopy(made.at('all'))
    const pocket = await openPocket({ locale: 'uk-UA' })
    try {
      const choice = { region: 'ankerland', languages: ['de', 'uk'], sensitive: false, pictures: true }
      expect(await pocket.save(copy.url, choice)).toMatchObject({ languages: ['de', 'uk'] })
      await pocket.restart()
      await copy.stop()
      await pocket.page().goto(copy.url + encodeURI(demoAddress('register-address', 'uk')))
      expect(await pocket.page().locator('h1').innerText()).toBe(demoTitle('register-address', 'uk'))
      await pocket.page().goto(`${copy.url}/ankerland/de/search/?query=Kindergeld`)
      expect(await pocket.page().locator('.hits li').count()).toBeGreaterThan(0)
    } finally {
      await pocket.leave()
      await copy.stop()
    }
  })
})

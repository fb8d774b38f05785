import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type MessageKey, messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'

const { url } = inject('house')
const PARTS = '**/parts/*'

describe.skipIf(NO_BROWSER)('reading without internet: the page on which one saves', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** Opens the page as a reader of a language who has saved nothing. */
  const visit = (
    language: string,
    act: (page: Page, say: (key: MessageKey) => string) => Promise<void>,
    options: BrowserContextOptions = {},
  ) =>
    withPage(browser, options, async (page) => {
      const m = messagesIn(language)
      await page.goto(`${url}/ankerland/${language}/offline/`)
      await act(page, (key) => m.text(key))
    })

  it('without JavaScript it says what is missing, and shows nothing that would not work', () =>
    visit(
      'de',
      async (page, say) => {
        await page.getByText(say('offline.save.script')).waitFor()
        expect(await page.locator('offline-shelf').isVisible()).toBe(false)
        await page.getByText(say('install.title'), { exact: true }).click()
        expect(await page.getByText(say('install.ios'), { exact: true }).isVisible()).toBe(true)
      },
      { javaScriptEnabled: false },
    ))

  it.each(['de', 'uk', 'ar'])('choose, save, come back, change, remove: in %s', (language) =>
    visit(language, async (page, say) => {
      const fetched: string[] = []
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
      await offered(page)
      expect(await sum(page)).toBeGreaterThan(0)
      expect(fetched.filter((path) => path.startsWith('/parts/'))).toEqual([])
      expect(await ticked(page)).toEqual([language])

      const [before, other] = [await sum(page), page.locator('[name=language]').nth(1)]
      await other.check()
      expect(await sum(page)).toBeGreaterThan(before)
      const both = await ticked(page)
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      expect(await focusedText(page)).toContain(say('offline.save.saved'))

      await page.reload()
      await page.getByText(say('offline.save.current')).waitFor()
      await page.getByRole('button', { name: say('offline.save.change') }).click()
      expect(await ticked(page)).toEqual(both)
      await other.uncheck()
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      expect(await page.locator('[data-slot=languages] bdi').count()).toBe(1)

      await page.getByRole('button', { name: say('offline.save.remove'), exact: true }).click()
      expect(await focusedText(page)).toBe(say('offline.save.remove.sure'))
      await page.getByRole('button', { name: say('offline.save.remove.no') }).click()
      await page.getByRole('button', { name: say('offline.save.remove'), exact: true }).click()
      await page.getByRole('button', { name: say('offline.save.remove.yes') }).click()
      await page.getByText(say('offline.save.removed')).waitFor()
      expect(await leftOnDevice(page)).toEqual({ caches: [], workers: 0 })
    }),
  )

  it('the pages that may harm are saved after a second yes only', () =>
    visit('de', async (page, say) => {
      await offered(page)
      const sensitive = page.getByLabel(say('offline.save.sensitive'))
      const before = await sum(page)
      await sensitive.click()
      expect(await sensitive.isChecked()).toBe(false)
      expect(await focusedText(page)).toBe(say('offline.save.sensitive.why'))
      await page.getByRole('button', { name: say('offline.save.sensitive.no') }).click()
      expect(await sensitive.isChecked()).toBe(false)
      expect(await sum(page)).toBe(before)

      await sensitive.click()
      await page.getByRole('button', { name: say('offline.save.sensitive.yes') }).click()
      expect(await sensitive.isChecked()).toBe(true)
      expect(await sum(page)).toBeGreaterThan(before)
      await sensitive.click()
      expect(await sensitive.isChecked()).toBe(false)
    }))

  it('everything can be done with a keyboard', () =>
    visit('uk', async (page, say) => {
      await offered(page)
      await page.locator('.crumbs a').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      expect(await ticked(page)).toEqual(['uk', 'de'])
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      expect(await focusedText(page)).toContain(say('offline.save.saved'))
    }))

  it('nothing chosen, nothing saved: a sentence says what to do', () =>
    visit('de', async (page, say) => {
      await offered(page)
      await page.locator('[name=language]').first().uncheck()
      await page.getByText(say('offline.save.none')).waitFor()
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      expect(await page.locator('[data-state=choose]').isVisible()).toBe(true)
    }))

  it('while it is saved one sees how far it is, and can call it off', () =>
    visit('de', async (page, say) => {
      await offered(page)
      let came = 0
      // The first parts come, the others do not.
      await page.route(PARTS, (route) => (came++ < 4 ? route.continue() : undefined))
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0)
      expect(await page.locator('[data-slot=progress]').innerText()).toMatch(/^\d+ %/)
      await page.getByRole('button', { name: say('offline.save.cancel') }).click()
      await page.getByText(say('offline.save.stopped')).waitFor()
      expect(await leftOnDevice(page)).toMatchObject({ workers: 0 })

      await page.unroute(PARTS)
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
    }))

  it('where the network goes in the middle, a sentence says so, and the same button goes on', () =>
    visit('ar', async (page, say) => {
      await offered(page)
      await page.route(PARTS, (route) => route.abort('internetdisconnected'))
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByText(say('offline.save.fault.no-network')).waitFor()
      expect(await page.getByText(say('offline.save.kept')).isVisible()).toBe(false)
      await page.unroute(PARTS)
      await page.getByRole('button', { name: say('offline.save.again') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
    }))

  it('where the device is full, a sentence says what to do, and one may choose less', () =>
    visit('uk', async (page, say) => {
      await offered(page)
      const session = await page.context().newCDPSession(page)
      await session.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: 60_000 })
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByText(say('offline.save.fault.no-room')).waitFor()
      await page.getByRole('button', { name: say('offline.save.again') }).click()
      expect(await page.locator('[data-state=choose]').isVisible()).toBe(true)
    }))

  it('what was saved before is still there when something newer cannot be had', () =>
    visit('de', async (page, say) => {
      await offered(page)
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      await page.route('**/offer.json', async (route) => {
        const offer = await (await route.fetch()).json()
        await route.fulfill({ json: { ...offer, sequence: offer.sequence + 1 } })
      })
      await page.route('**/record.json*', (route) => route.abort('internetdisconnected'))
      await page.reload()
      await page.getByText(say('offline.save.newer')).waitFor()
      await page.getByRole('button', { name: say('offline.save.update') }).click()
      await page.getByText(say('offline.save.kept')).waitFor()
      await page.locator('[data-state=failed] [data-act=back]').click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      await page.getByRole('button', { name: say('offline.save.update') }).click()
      await page.getByText(say('offline.save.kept')).waitFor()
      await page.unroute('**/record.json*')
      await page.getByRole('button', { name: say('offline.save.again') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
    }))

  it('without a network what is saved is shown all the same, and what needs the network says so', () =>
    visit('uk', async (page, say) => {
      await offered(page)
      await page.getByRole('button', { name: say('offline.save.button') }).click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      await page.context().setOffline(true)
      await page.reload()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
      await page.getByRole('button', { name: say('offline.save.change') }).click()
      await page.getByText(say('offline.save.fault.no-network')).waitFor()
      await page.context().setOffline(false)
      await page.getByRole('button', { name: say('offline.save.again') }).click()
      await page.locator('[data-state=choose] [data-act=back]').click()
      await page.getByRole('heading', { name: say('offline.save.saved') }).waitFor()
    }))

  it('a browser that cannot save says so, and offers nothing that would not work', () =>
    withPage(browser, {}, async (page) => {
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
      await page.goto(`${url}/ankerland/uk/offline/`)
      const m = messagesIn('uk')
      await page.getByText(m.text('offline.save.fault.not-possible')).waitFor()
      expect(await page.locator('[data-state=failed] button:visible').count()).toBe(0)
    }))

  it('an iPhone is told first to put the site onto the home screen', async () => {
    const iPhone = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1' }
    await visit(
      'de',
      async (page) => {
        await page.locator('[data-slot=ios]').waitFor()
        expect(await page.locator('details[data-install]').getAttribute('open')).not.toBeNull()
      },
      iPhone,
    )
    await visit('de', async (page) => {
      await offered(page)
      expect(await page.locator('[data-slot=ios]').isVisible()).toBe(false)
    })
  })
})

/** Waits until the sizes are there: only then something can be saved. */
const offered = (page: Page): Promise<void> => page.locator('offline-shelf [type=submit]:enabled').waitFor()

const sum = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator('[data-slot=sum]').innerText()).replace(/\D+/, ''), 10)

const ticked = (page: Page): Promise<string[]> =>
  page
    .locator('[name=language]:checked')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

const leftOnDevice = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))

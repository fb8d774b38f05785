import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { languageOf } from '../../src/kernel/language.ts'
import { messagesIn } from '../../src/web/site/messages.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'

const { url } = inject('house')

describe.skipIf(NO_BROWSER).each(['de', 'ar'])('with the keyboard alone, in %s', (language) => {
  const m = messagesIn(language)
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const at = (path: string, act: (page: Page) => Promise<void>): Promise<void> =>
    withPage(browser, {}, async (page) => {
      await page.goto(url + path)
      await act(page)
    })
  const page = demoAddress('register-address', language)

  it('Tab goes from the way to the content over the mark and the languages to the trail', () =>
    at(page, async (page) => {
      const order = [
        `a.skip ${m.text('skip')}`,
        'a.brand Landkreis Ankerland',
        `summary.pill ${languageOf(language).name}`,
        `a ${m.text('home')}`,
      ]
      for (const expected of order) {
        await page.keyboard.press('Tab')
        expect(await focused(page)).toBe(expected)
      }
    }))

  it('every control can be reached, in the order of the page, and is seen to be', () =>
    at(page, async (page) => {
      const count = await page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')].filter((element) =>
            element.checkVisibility(),
          ).length,
      )
      expect(count).toBeGreaterThan(10)
      let above = -1
      for (let i = 0; i < count; i++) {
        await page.keyboard.press('Tab')
        const { place, seen, what } = await page.evaluate(focusState)
        expect(place, what).toBeGreaterThan(above)
        expect(seen, what).toBe(true)
        above = place
      }
    }))

  it('the first key leads past everything to the content', () =>
    at(page, async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: expect.closeTo(8, -1) })
      await page.keyboard.press('Enter')
      // The browser tells of the new address a moment after it has gone there.
      await expect.poll(() => new URL(page.url()).hash).toBe('#content')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe(`a ${m.text('home')}`)
    }))

  it('the list of languages opens and closes, and leads on', () =>
    at(page, async (page) => {
      for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.locator('.tongues[open]').count()).toBe(1)
      await page.keyboard.press('Enter')
      expect(await page.locator('.tongues[open]').count()).toBe(0)
      await page.keyboard.press('Space')
      for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('a Українська')
      await Promise.all([page.waitForURL(/\/uk\//), page.keyboard.press('Enter')])
      expect(await page.locator('html').getAttribute('lang')).toBe('uk')
    }))

  it('a question is asked with Enter', () =>
    at(`/ankerland/${language}/`, async (page) => {
      await page.getByRole('searchbox').focus()
      await page.keyboard.type('112')
      await Promise.all([page.waitForURL(/query=112/), page.keyboard.press('Enter')])
      expect(await page.locator('.hits a').count()).toBeGreaterThan(0)
    }))
})

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    return `${[element.localName, ...element.classList].join('.')} ${element.innerText.trim()}`
  })

/** Runs in the page: where the focus is in the order of the document, and whether one sees it. */
function focusState(): { place: number; seen: boolean; what: string } {
  const element = document.activeElement as HTMLElement
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const { top, bottom, width } = element.getBoundingClientRect()
  const inView = bottom > 0 && top < innerHeight && width > 0
  return {
    place: [...document.querySelectorAll('*')].indexOf(element),
    seen: inView && outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
    what: element.outerHTML.slice(0, 120),
  }
}

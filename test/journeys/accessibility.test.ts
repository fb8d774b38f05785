import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ALL, COLOURS, letAxeIn, violations } from './axe.ts'
import { DESK, NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { kindsIn } from './kinds-of-pages.ts'

const { url } = inject('house')
const LOOKS = [320, DESK.width].flatMap((width) => [
  { width, colorScheme: 'light' as const, rules: ALL },
  { width, colorScheme: 'dark' as const, rules: COLOURS },
])
/** All four looks in German; in other languages one each, another with each page. With --long all of them. */
const looksOf = (language: string, turn: number): typeof LOOKS =>
  process.env.LONG || language === 'de' ? LOOKS : LOOKS.filter((_, i) => i === turn % LOOKS.length)
const KINDS = kindsIn(['de', 'uk', 'ar']).map((kind, turn) => ({
  ...kind,
  looks: looksOf(kind.language, turn),
}))

describe.skipIf(NO_BROWSER)('accessibility, as far as a program can tell', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = await letAxeIn(browser)
  })
  afterAll(() => browser.close())

  it('what is wrong is found', async () => {
    await page.goto(`${url}/ankerland/de/`)
    await page
      .locator('h1')
      .evaluate((heading) => heading.insertAdjacentHTML('afterend', '<img src="/x.png">'))
    expect(await violations(page)).toEqual([expect.stringContaining('image-alt')])
  })

  it.each(KINDS)('nothing is in the way: $kind, in $language', async ({ path, looks }) => {
    const found: string[] = []
    await page.goto(url + path)
    for (const { width, colorScheme, rules } of looks) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      found.push(...(await violations(page, rules)).map((fault) => `${width} px, ${colorScheme}: ${fault}`))
    }
    expect(found).toEqual([])
  })

  it('the open list of languages is no obstacle', async () => {
    await page.goto(`${url}/regions/ar/`)
    await page.locator('.tongues summary').click()
    expect(await violations(page)).toEqual([])
  })
})

describe.skipIf(NO_BROWSER)('forced colours', () => {
  it('every control is still to be seen: it has a border, an underline or words', async () => {
    const browser = await openBrowser()
    try {
      await withPage(browser, { forcedColors: 'active', viewport: DESK }, async (page) => {
        for (const { path } of kindsIn(['de'])) {
          await page.goto(url + path)
          expect(await page.evaluate(invisibleControls), path).toEqual([])
        }
      })
    } finally {
      await browser.close()
    }
  })
})

/** Runs in the page: buttons and fields without a border, and words in the colour of what is behind them. */
function invisibleControls(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('a, button, input, summary')].filter((element) =>
    element.checkVisibility(),
  )
  const background = getComputedStyle(document.body).backgroundColor
  return shown
    .filter((element) => {
      const style = getComputedStyle(element)
      const bordered = style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px'
      const boxed = element.matches('input, button, .pill, .go')
      // A field may have its border around the form that it stands in.
      const around = element.closest('.ask')
      const lacksEdge = boxed && !bordered && !around
      return lacksEdge || style.color === background
    })
    .map((element) => element.outerHTML.slice(0, 120))
}

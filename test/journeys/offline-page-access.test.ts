import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ALL, COLOURS, letAxeIn, violations } from './axe.ts'
import { NO_BROWSER, openBrowser } from './browser.ts'

const { url } = inject('house')
/** All rules in the light; in the dark those about colours, as in accessibility.test.ts. */
const LOOKS = [
  { width: 320, scheme: 'light', rules: ALL },
  { width: 360, scheme: 'dark', rules: COLOURS },
  { width: 1280, scheme: 'light', rules: ALL },
  { width: 1280, scheme: 'dark', rules: COLOURS },
] as const

/** How the page comes into each of its states, one after the other. */
const STATES: readonly (readonly [state: string, act: (page: Page) => Promise<unknown>])[] = [
  ['choosing', (page) => page.locator('offline-shelf [type=submit]:enabled').waitFor()],
  ['the second question', (page) => page.locator('[name=sensitive]').click()],
  [
    'saving',
    async (page) => {
      await page.route('**/parts/*', () => {})
      await page.locator('offline-shelf [type=submit]').click()
      await page.locator('[data-state=saving]').waitFor()
    },
  ],
  [
    'failed',
    async (page) => {
      await page.locator('[data-act=cancel]').click()
      await page.unrouteAll()
      await page.route('**/parts/*', (route) => route.abort())
      await page.locator('offline-shelf [type=submit]').click()
      await page.locator('[data-state=failed]').waitFor()
    },
  ],
  [
    'saved',
    async (page) => {
      await page.unrouteAll()
      await page.locator('[data-act=again]').click()
      await page.locator('[data-state=saved]').waitFor()
    },
  ],
  ['before it is removed', (page) => page.locator('[data-act=remove]').click()],
  [
    'removed',
    async (page) => {
      await page.locator('[data-act=remove-yes]').click()
      await page.locator('[data-slot=notice]').waitFor()
    },
  ],
]

describe.skipIf(NO_BROWSER)('nothing is in the way in any state of the page on which one saves', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('what is too small to tap is found', async () => {
    const page = await letAxeIn(browser)
    await page.goto(`${url}/ankerland/de/offline/`)
    await page.addStyleTag({
      content: 'main summary { min-block-size: 0 !important; padding: 0 !important }',
    })
    expect(await page.evaluate(smallTargets)).toEqual([expect.stringContaining('summary')])
    await page.close()
  })

  it.each(['de', 'uk', 'ar'])(
    '%s',
    async (language) => {
      const page = await letAxeIn(browser)
      page.setDefaultTimeout(10_000)
      const found: string[] = []
      await page.goto(`${url}/ankerland/${language}/offline/`)
      for (const [state, act] of STATES) {
        await act(page)
        for (const { width, scheme, rules } of LOOKS) {
          await page.setViewportSize({ width, height: 800 })
          await page.emulateMedia({ colorScheme: scheme })
          found.push(
            ...(await violations(page, rules)).map((fault) => `${state}, ${width} px, ${scheme}: ${fault}`),
          )
          const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
          if (tooWide) found.push(`${state}: wider than ${width} px`)
        }
        found.push(...(await page.evaluate(smallTargets)).map((each) => `${state}: small ${each}`))
      }
      await page.close()
      expect(found).toEqual([])
    },
    180_000,
  )
})

/** Runs in the page: what one taps and is less than 44 px high; a box counts with its label. */
function smallTargets(): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    'offline-shelf button, offline-shelf label, main summary',
  )
  return [...targets]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
    .map((target) => target.outerHTML.slice(0, 80))
}

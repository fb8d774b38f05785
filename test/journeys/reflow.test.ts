import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NO_BROWSER, openBrowser } from './browser.ts'
import { kindsIn } from './kinds-of-pages.ts'

const { url } = inject('house')
const NARROW = { width: 320, height: 640 }

/** WCAG 2.2, 1.4.12: what a reader may set without losing anything. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`

describe.skipIf(NO_BROWSER)('on the narrowest screen', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage({ viewport: NARROW, bypassCSP: true, hasTouch: true })
  })
  afterAll(() => browser.close())

  it('what is too wide and what is too small is found', async () => {
    await page.goto(`${url}/ankerland/de/`)
    await page.addStyleTag({
      content: '.brand { min-inline-size: 400px } .chips a { min-block-size: 0; font-size: 9px; padding: 0 }',
    })
    expect(await page.evaluate(sideways)).not.toEqual([])
    expect(await page.evaluate(smallTargets)).not.toEqual([])
  })

  it.each(kindsIn(['de', 'uk', 'ar']))(
    'nothing has to be scrolled sideways and every control can be hit: $kind, in $language',
    async ({ path }) => {
      await page.goto(url + path)
      expect(await page.evaluate(sideways)).toEqual([])
      expect(await page.evaluate(smallTargets)).toEqual([])
      await page.addStyleTag({ content: TEXT_SPACING })
      expect(await page.evaluate(sideways), 'with wide text spacing').toEqual([])
      expect(await page.evaluate(cutOff), 'with wide text spacing').toEqual([])
    },
  )

  it.each(['de', 'ar'])('the open list of languages fits: %s', async (language) => {
    await page.goto(`${url}/regions/${language}/`)
    await page.locator('.tongues summary').click()
    expect(await page.evaluate(sideways)).toEqual([])
    expect(await page.evaluate(smallTargets)).toEqual([])
  })
})

/** Runs in the page: what stands out of it, when it is wider than its window (WCAG 1.4.10). */
function sideways(): string[] {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return element.checkVisibility() && (left < -0.5 || right > root.clientWidth + 0.5)
    })
    .map((element) => element.outerHTML.slice(0, 100))
    .slice(0, 5)
}

/** Runs in the page: elements whose words are cut off. Tables in their frames scroll, and may. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, a, button, summary')]
    .filter((element) => element.checkVisibility() && !element.closest('.sr, .skip, .table'))
    .filter((element) => {
      const hidden = getComputedStyle(element).overflow !== 'visible'
      return (
        hidden &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      )
    })
    .map((element) => element.outerHTML.slice(0, 100))
}

/**
 * Runs in the page: controls under 24 px (WCAG 2.5.8), and main controls under 44 px. Links within a sentence are as
 * high as its line, and may be.
 */
function smallTargets(): string[] {
  const MAIN =
    'button, summary, .go, .tiles a, .rows a, .jump a, .numbers a, .chips a, .crumbs a, .foot a, .brand, .tongues a'
  const IN_A_SENTENCE = '.prose p a, .prose li a, .prose td a, .narrow > section > p a, .soft a'
  return [...document.querySelectorAll<HTMLElement>('a, button, summary, input')]
    .filter((element) => element.checkVisibility() && !element.matches(`${IN_A_SENTENCE}, .skip`))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      const least = element.matches(MAIN) ? 44 : 24
      return Math.min(width, height) < least - 0.5
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return `${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 100)}`
    })
}

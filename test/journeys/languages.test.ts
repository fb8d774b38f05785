import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { INTERFACE_LANGUAGES, languageOf } from '../../src/kernel/language.ts'
import { DESK, NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'
import { kindsIn } from './kinds-of-pages.ts'

const { url } = inject('house')

describe.skipIf(NO_BROWSER)('language and direction', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('every list of regions says in which language and direction it is', () =>
    withPage(browser, {}, async (page) => {
      expect(languageOf('de-si').tag).toBe('de-simple')
      expect(languageOf('ar').dir).toBe('rtl')
      for (const slug of INTERFACE_LANGUAGES) {
        await page.goto(`${url}/regions/${slug}/`)
        const { tag, dir } = languageOf(slug)
        const html = page.locator('html')
        expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([tag, dir])
        expect(() => new Intl.Locale(tag)).not.toThrow()
      }
    }))

  it('every page says it too', () =>
    withPage(browser, {}, async (page) => {
      for (const slug of ['de', 'de-si', 'en', 'uk', 'ar']) {
        await page.goto(url + demoAddress('register-address', slug))
        const { tag, dir } = languageOf(slug)
        const html = page.locator('html')
        expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([tag, dir])
        expect(await page.locator('head link[rel=alternate]').count()).toBe(5)
      }
    }))

  it('Arabic letters have the room that they need', () =>
    withPage(browser, {}, async (page) => {
      const leading = async (path: string): Promise<number> => {
        await page.goto(url + path)
        return page
          .locator('.prose li')
          .first()
          .evaluate((line) => {
            const { lineHeight, fontSize } = getComputedStyle(line)
            return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)
          })
      }
      expect(await leading(demoAddress('register-address', 'de'))).toBeCloseTo(1.55)
      expect(await leading(demoAddress('register-address', 'ar'))).toBeCloseTo(1.8)
    }))

  it('every fragment in another language says which, and its direction', () =>
    withPage(browser, {}, async (page) => {
      for (const { path } of kindsIn(['de', 'ar'])) {
        await page.goto(url + path)
        expect(await page.evaluate(unsaid), path).toEqual([])
      }
      await page.goto(`${url}/ankerland/de/`)
      await page.locator('.tongues a[lang=ar]').evaluate((link) => link.removeAttribute('lang'))
      expect(await page.evaluate(unsaid), 'a language that is not said').not.toEqual([])
    }))

  it('right-to-left pages are mirrored', () =>
    withPage(browser, { viewport: DESK }, async (page) => {
      const brandInTheMiddleOf = async (path: string): Promise<'left' | 'right'> => {
        await page.goto(url + path)
        const brand = await page.locator('.brand svg').boundingBox()
        const pill = await page.locator('.tongues summary').boundingBox()
        if (!brand || !pill) throw new Error('no brand or no language')
        return brand.x < pill.x ? 'left' : 'right'
      }
      expect(await brandInTheMiddleOf('/ankerland/de/')).toBe('left')
      expect(await brandInTheMiddleOf('/ankerland/ar/')).toBe('right')
    }))

  it.each(['de', 'ar'])('the name of the region stands beside its mark, also on two lines: %s', (language) =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${url}/ankerland/${language}/`)
      expect(await page.evaluate(gapInBrand)).toBeLessThan(16)
    }),
  )

  it('telephone numbers run from left to right in Arabic too', () =>
    withPage(browser, {}, async (page) => {
      await page.goto(url + demoAddress('register-address', 'ar'))
      const phone = page.locator('a[href^="tel:"] bdi')
      expect(await phone.evaluate((number) => getComputedStyle(number).direction)).toBe('ltr')
      expect(await phone.innerText()).toBe('089 99998-110')
    }))
})

/** Runs in the page: how far the letters of the name are from the mark. */
function gapInBrand(): number {
  const mark = document.querySelector('.brand svg')?.getBoundingClientRect()
  const words = document.createRange()
  words.selectNodeContents(document.querySelector('.brand bdi') ?? document.body)
  const lines = [...words.getClientRects()]
  if (!mark || lines.length === 0) return Number.NaN
  return Math.max(
    ...lines.map(({ left, right }) => (mark.left < left ? left - mark.right : mark.left - right)),
  )
}

/**
 * Runs in the page: links in another language without `lang` and `dir`, and words in letters that the language which
 * they are said to be in does not use.
 */
function unsaid(): string[] {
  const page = document.documentElement
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')].filter(
    (link) => link.hreflang !== page.lang && (link.lang !== link.hreflang || link.dir === ''),
  )
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: Element[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    // An editor's text may mix; what stands around it may not. A name in <bdi> is in nobody's language.
    if (!element || element.closest('bdi, script, .prose, .hits')) continue
    const own = new Intl.Locale(element.closest('[lang]')?.getAttribute('lang') ?? '').maximize().script
    const other = ['Arab', 'Cyrl', 'Ethi', 'Latn'].filter((script) => own && script !== own)
    if (other.some((script) => new RegExp(`\\p{Script=${script}}{3}`, 'u').test(node.textContent ?? '')))
      words.push(element)
  }
  return [...links, ...words].map((element) => element.outerHTML.slice(0, 140))
}

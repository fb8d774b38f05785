import type { Page } from 'playwright-core'
import { ALL, COLOURS, violations } from './axe.ts'
import { DESK, PHONE } from './browser.ts'

const LOOKS = [PHONE.width, DESK.width].flatMap((width) => [
  { width, colorScheme: 'light' as const, rules: ALL },
  { width, colorScheme: 'dark' as const, rules: COLOURS },
])
let turn = 0

/**
 * What is in the way on the page that is open, as far as axe and a ruler can tell: in four looks in German, in one in
 * English, another with each page; with --long in all of them. `PICTURES=<folder>` takes a picture of each.
 * @example found.push(...(await faultsInLooks(page, 'people')))
 */
export async function faultsInLooks(page: Page, name: string): Promise<string[]> {
  const isGerman = (await page.locator('html').getAttribute('lang')) === 'de'
  turn++
  const looks = isGerman || process.env.LONG ? LOOKS : LOOKS.filter((_, i) => i === turn % LOOKS.length)
  const found: string[] = []
  for (const { width, colorScheme, rules } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const faults = await violations(page, rules)
    if (tooWide > 0) faults.push(`${tooWide} px too wide`)
    found.push(...faults.map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`))
    if (process.env.PICTURES)
      await page.screenshot({
        path: `${process.env.PICTURES}/${name}-${width}-${colorScheme}.png`,
        fullPage: true,
      })
  }
  return found
}

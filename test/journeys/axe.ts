import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'

/** axe itself, as a script. */
export const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
export const ALL: axe.RunOnly = { type: 'tag', values: TAGS }
/** The rules that a dark screen can make a difference to: they take three quarters of the time that all take. */
export const COLOURS: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** A page that axe may look at. The site's policy would not let it in: it is let in here, and nowhere else. */
export async function letAxeIn(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ bypassCSP: true })
  await page.addInitScript(AXE)
  return page
}

/** What axe finds on a page that `letAxeIn` opened, as it is now: one line a rule. */
export async function violations(page: Page, rules: axe.RunOnly = ALL): Promise<string[]> {
  const results = await page.evaluate(
    (runOnly) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly,
        resultTypes: ['violations'],
      }),
    rules,
  )
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

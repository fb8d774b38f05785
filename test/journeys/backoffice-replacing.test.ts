import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letAxeIn } from './axe.ts'
import { NO_BROWSER, withPage } from './browser.ts'
import { faultsInLooks } from './looks.ts'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

const REPLACE = '/backoffice/regions/ankerland/replace'
/** The demo's editor. */
const EDITOR = 'Emre Aydın'

describe.skipIf(NO_BROWSER)('find and replace in the back office', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
  })
  afterAll(() => office.leave())

  const enter = (page: Page): Promise<void> => office.enter(page, EDITOR, REPLACE)
  async function look(page: Page, find: string, instead: string): Promise<void> {
    await page.getByLabel('Suchen', { exact: true }).fill(find)
    await page.getByLabel('Ersetzen durch').fill(instead)
    await page.getByRole('button', { name: 'Stellen zeigen' }).click()
    await page.getByRole('heading', { name: 'Gefundene Stellen' }).waitFor()
  }
  const over = (page: Page, title: string) =>
    page.getByRole('heading', { name: title, level: 1, exact: true })

  it('an editor sees every place, replaces them, is told what came of it, and takes it back', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await enter(page)
      await look(page, 'Ankerland', 'Hafenland')
      const before = await page.locator('.hit').count()
      expect(before).toBeGreaterThan(2)
      expect(await page.locator('.hit del').first().textContent()).toBe('Ankerland')
      await page.locator('.hit input').first().uncheck()
      await page.getByRole('button', { name: 'Angekreuzte Stellen ersetzen' }).click()
      await over(page, 'Ersetzt').waitFor()
      expect(await page.locator('.sums').textContent()).toContain('geändert')
      await page.getByRole('button', { name: 'Alles rückgängig machen' }).click()
      await over(page, 'Rückgängig gemacht').waitFor()
      await page.getByRole('link', { name: 'Etwas anderes suchen' }).click()
      await look(page, 'Ankerland', 'Hafenland')
      expect(await page.locator('.hit').count()).toBe(before)
    }))

  it('without JavaScript the same is done with forms', () =>
    withPage(browser, { locale: 'de-DE', javaScriptEnabled: false }, async (page) => {
      await enter(page)
      await look(page, 'Ankerland', 'Hafenland')
      await page.getByRole('button', { name: 'Keine ankreuzen' }).click()
      await page.getByText('Angekreuzt: 0.').waitFor()
      await page.locator('.hit input').first().check()
      await page.getByRole('button', { name: 'Angekreuzte Stellen ersetzen' }).click()
      const reload = page.getByRole('button', { name: 'Neu laden' })
      // The page waits two seconds for news before it answers: so often is enough.
      for (let i = 0; i < 10 && (await reload.count()) > 0; i++) await reload.click()
      await over(page, 'Ersetzt').waitFor()
      expect(await page.locator('.sums').textContent()).toContain('1 geändert')
    }))

  it('nothing is in the way on any screen: both languages, light and dark, wide and narrow', async () => {
    const page = await letAxeIn(browser)
    const found: string[] = []
    try {
      await page.setExtraHTTPHeaders({ 'Accept-Language': 'de' })
      await enter(page)
      await look(page, 'und', 'oder')
      await page.getByRole('button', { name: 'Keine ankreuzen' }).click()
      await page.locator('.hit input').first().check()
      await page.getByRole('button', { name: 'Angekreuzte Stellen ersetzen' }).click()
      await over(page, 'Ersetzt').waitFor()
      const run = new URL(page.url()).pathname
      for (const language of ['de', 'en']) {
        await page.setExtraHTTPHeaders({ 'Accept-Language': language })
        const paths = { form: REPLACE, hits: `${REPLACE}?find=und&with=oder`, none: `${REPLACE}?find=xyzxyz` }
        for (const [name, path] of Object.entries({ ...paths, run, fault: `${REPLACE}?find=+` })) {
          await page.goto(url + path)
          found.push(...(await faultsInLooks(page, `replace-${name}-${language}`)))
        }
      }
    } finally {
      await page.close()
    }
    expect(found).toEqual([])
  }, 240_000)
})

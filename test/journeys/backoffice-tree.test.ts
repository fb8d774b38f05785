import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letAxeIn } from './axe.ts'
import { NO_BROWSER, withPage } from './browser.ts'
import { faultsInLooks } from './looks.ts'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

const TREE = '/backoffice/regions/ankerland/pages'
/** The demo's editor. */
const EDITOR = 'Emre Aydın'

describe.skipIf(NO_BROWSER)('the page tree of the back office', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
  })
  afterAll(() => office.leave())

  const enter = (page: Page): Promise<void> => office.enter(page, EDITOR, TREE)
  const chapters = (page: Page): Promise<(string | null)[]> =>
    page
      .locator('page-tree > .level > .node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-title')))
  const gripOf = (page: Page, title: string) => page.locator(`.node[data-title="${title}"] > .line > .grip`)
  const undo = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Rückgängig machen' }).click()
    await page.locator('.said').waitFor()
  }

  it('a level opens without a new page, the address remembers it, and a reload shows it', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await enter(page)
      let loads = 0
      page.on('load', () => loads++)
      const toggle = page.locator('a.toggle').first()
      await toggle.focus()
      await page.keyboard.press('Enter')
      await page.locator('.level .level .node').first().waitFor()
      expect(loads).toBe(0)
      expect(page.url()).toMatch(/open=\d+/)
      await page.reload()
      await page.locator('.level .level .node').first().waitFor()
      await page.locator('a.toggle').first().click()
      expect(await page.locator('.level .level .node').first().isVisible()).toBe(false)
    }))

  it('a page is taken, moved and put down with the keyboard alone, is told where, and comes back', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await enter(page)
      const before = await chapters(page)
      const [first = '', second = ''] = before.map(String)
      await gripOf(page, first).focus()
      await page.keyboard.press('Space')
      const status = page.locator('page-tree [role=status]')
      expect(await status.textContent()).toContain('ist genommen')
      await page.keyboard.press('ArrowDown')
      expect(await status.textContent()).toBe(`${first} nach ${second}`)
      await page.keyboard.press('Escape')
      expect(await status.textContent()).toContain('bleibt')
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Space')
      await page.getByText('Die Seite ist verschoben').waitFor()
      expect((await chapters(page)).slice(0, 2)).toEqual([second, first])
      await undo(page)
      expect(await chapters(page)).toEqual(before)
    }))

  it('a page is dragged below another, and comes back', () =>
    withPage(browser, { locale: 'de-DE', viewport: { width: 1280, height: 900 } }, async (page) => {
      await enter(page)
      const before = await chapters(page)
      const [first = '', second = ''] = before.map(String)
      const from = await gripOf(page, second).boundingBox()
      const onto = await page.locator(`.node[data-title="${first}"] > .line`).boundingBox()
      if (!from || !onto) throw new Error('the lines are not to be seen')
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(onto.x + 300, onto.y + onto.height / 2 + 4, { steps: 5 })
      await page.mouse.move(onto.x + 300, onto.y + onto.height / 2, { steps: 2 })
      await page.mouse.up()
      await page.getByText('Die Seite ist verschoben').waitFor()
      expect(await chapters(page)).toEqual(before.filter((title) => title !== second))
      expect(await page.locator(`.node[data-title="${first}"] .node[data-title="${second}"]`).count()).toBe(1)
      await undo(page)
      expect(await chapters(page)).toEqual(before)
    }))

  it('without JavaScript a level opens, a page is archived and moved with forms', () =>
    withPage(browser, { locale: 'de-DE', javaScriptEnabled: false }, async (page) => {
      await enter(page)
      await page.locator('a.toggle').first().click()
      await page.locator('.level .level .node').first().waitFor()
      const line = page.locator('.node .node .line').first()
      await line.locator('.more summary').click()
      await line.getByRole('button', { name: 'Archivieren' }).click()
      await page.getByText('Die Seite ist archiviert').waitFor()
      await undo(page)
      const again = page.locator('.node .node .line').first()
      await again.locator('.more summary').click()
      await again.getByRole('link', { name: 'Verschieben' }).click()
      await page.getByRole('button', { name: 'Davor' }).click()
      await page.locator('.said, .card').waitFor()
    }))

  it('the preview shows the draft in its frame, in the language that one chooses', () =>
    withPage(browser, { locale: 'de-DE', viewport: { width: 1280, height: 900 } }, async (page) => {
      const refused: string[] = []
      page.on('console', ({ type, text }) => {
        if (type() === 'error') refused.push(text())
      })
      await enter(page)
      const title = String((await chapters(page))[0])
      const id = await page.locator('.node').first().getAttribute('data-page')
      await page.goto(`${url}${TREE}/${id}/preview`)
      await page.frameLocator('iframe.preview').getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.getByLabel('Sprache').selectOption('uk')
      await page.getByRole('button', { name: 'Zeigen' }).click()
      await page.frameLocator('iframe.preview').locator('html[lang=uk]').waitFor()
      expect(refused).toEqual([])
    }))

  it('nothing is in the way on any screen: both languages, light and dark, wide and narrow', async () => {
    const page = await letAxeIn(browser)
    const found: string[] = []
    try {
      await enter(page)
      const id = await page.locator('.node').first().getAttribute('data-page')
      for (const language of ['de', 'en']) {
        await page.goto(`${url}/backoffice/account`)
        for (const [name, path] of Object.entries({
          tree: TREE,
          found: `${TREE}?state=missing`,
          new: `${TREE}/new`,
          move: `${TREE}/${id}/move`,
          about: `${TREE}/${id}/about`,
          preview: `${TREE}/${id}/preview`,
          start: '/backoffice/regions/ankerland',
        })) {
          await page.setExtraHTTPHeaders({ 'Accept-Language': language })
          await page.goto(url + path)
          if (name === 'tree') {
            await page.locator('a.toggle').first().click()
            await page.locator('.level .level .node').first().waitFor()
            await page.locator('.states summary').first().click()
          }
          const faults = await faultsInLooks(page, `${name}-${language}`)
          // The site in the frame has a header and a main part of its own, as it has to.
          found.push(...faults.filter((fault) => name !== 'preview' || !fault.includes('landmark-unique')))
        }
      }
    } finally {
      await page.close()
    }
    expect(found).toEqual([])
  }, 240_000)
})

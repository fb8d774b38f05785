import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordFile } from '../../src/domain/interop/word/testing-word.ts'
import { ALL, letAxeIn, violations } from './axe.ts'
import { DESK, NO_BROWSER, PHONE, withPage } from './browser.ts'
import { openEditor } from './editor-screen.tsx'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

describe.skipIf(NO_BROWSER)('the rich editor', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
  })
  afterAll(() => office.leave())

  const within = <T>(shown: Parameters<typeof openEditor>[2], act: (page: Page) => Promise<T>) =>
    withPage(browser, { locale: 'de-DE', viewport: DESK }, async (page) => {
      const wrong: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || /Content Security|Trusted/i.test(message.text()))
          wrong.push(message.text())
      })
      page.on('pageerror', ({ message }) => wrong.push(message))
      await page.goto(`${url}/backoffice/sign-in`)
      await page.getByRole('button', { name: /Emre Aydın/ }).click()
      await page.getByRole('heading', { name: 'Guten Tag, Emre Aydın' }).waitFor()
      await openEditor(page, url, shown)
      const result = await act(page)
      expect(wrong).toEqual([])
      return result
    })
  const text = (page: Page) => page.getByRole('textbox', { name: 'Inhalt' })
  const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const written = (page: Page) => page.locator('textarea[name=content]').inputValue()
  const select = async (page: Page) => {
    await text(page).click()
    await page.keyboard.press('Control+a')
  }
  const paste = (page: Page, html: string) =>
    text(page).evaluate((element, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', pasted)
      clipboardData.setData('text/plain', 'plain')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)

  it('without JavaScript is a plain field that holds the HTML', () =>
    withPage(browser, { locale: 'de-DE', javaScriptEnabled: false }, async (page) => {
      await openEditor(page, url, { value: '<p>Hallo</p>' })
      expect(await page.getByLabel('Inhalt').inputValue()).toBe('<p>Hallo</p>')
    }))

  it('leaves a text alone that nobody changed, whatever spaces are in it', () => {
    const value = '<h3>Kosten</h3>\n\n<p >Frei</p>\n'
    return within({ value }, async (page) => {
      await text(page).getByRole('heading', { name: 'Kosten' }).waitFor()
      expect(await written(page)).toBe(value)
    })
  })

  it('is used with the keyboard alone: tools are one stop, arrows go through them', () =>
    within({ value: '' }, async (page) => {
      await text(page).focus()
      await page.keyboard.type('Anmelden')
      await page.keyboard.press('Alt+F10')
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
      await page.keyboard.press('Tab')
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('editor-text')
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Alt+F10')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      expect(await written(page)).toBe('<p><strong>Anmelden</strong></p>')
      await page.keyboard.press('Control+Alt+3')
      expect(await written(page)).toBe('<h3><strong>Anmelden</strong></h3>')
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+z')
      expect(await written(page)).toBe('<p>Anmelden</p>')
      await page.keyboard.press('Tab')
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe('Als HTML schreiben')
    }))

  it('writes lists, tables, note boxes, what is not translated, and a passage in another language', () =>
    within({ value: '<p>Amt</p>' }, async (page) => {
      await select(page)
      await tool(page, 'Liste').click()
      expect(await written(page)).toBe('<ul><li>Amt</li></ul>')
      await tool(page, 'Liste').click()
      await select(page)
      await tool(page, 'Nicht übersetzen').click()
      expect(await written(page)).toBe('<p><span translate="no">Amt</span></p>')
      await tool(page, 'Nicht übersetzen').click()
      await tool(page, 'Sprache').click()
      await page.getByRole('button', { name: 'العربية' }).click()
      expect(await written(page)).toBe('<p><span lang="ar" dir="rtl">Amt</span></p>')
      await tool(page, 'Rückgängig').click()
      await tool(page, 'Hinweis').click()
      expect(await written(page)).toBe('<div class="note"><p>Amt</p></div>')
      await tool(page, 'Hinweis').click()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await tool(page, 'Tabelle').click()
      expect(await written(page)).toContain(
        '<table><thead><tr><th scope="col"></th><th scope="col"></th></tr></thead>',
      )
      await text(page).locator('td').first().click()
      await page.keyboard.type('9 Uhr')
      await tool(page, 'Spalte einfügen').click()
      expect(await written(page)).toContain('<tr><td>9 Uhr</td><td></td><td></td></tr>')
    }))

  it('links to a page by its title, so that the link holds when the page moves, and to addresses elsewhere', () =>
    within({ value: '<p>Mehr</p>' }, async (page) => {
      await select(page)
      await page.keyboard.press('Control+k')
      await page.getByLabel('Eine Seite dieser Region suchen').fill('anmeld')
      await page.locator('.found button').first().click()
      expect(await written(page)).toMatch(/^<p><a href="page:[0-9a-f-]{36}">Mehr<\/a><\/p>$/)
      await page.keyboard.press('Control+k')
      await page.getByLabel('Oder eine Adresse anderswo').fill('javascript:alert(1)')
      await page.getByRole('button', { name: 'Übernehmen' }).click()
      await page.getByText('Das ist keine Adresse').waitFor()
      await page.getByLabel('Oder eine Adresse anderswo').fill('https://amt.example/?utm_source=x')
      await page.getByRole('button', { name: 'Übernehmen' }).click()
      expect(await written(page)).toBe('<p><a href="https://amt.example/">Mehr</a></p>')
    }))

  it('takes a picture only with the words that say what it shows', () =>
    within({ value: '' }, async (page) => {
      await text(page).click()
      await tool(page, 'Bild').click()
      const buffer = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'teal' } })
        .png()
        .toBuffer()
      await page
        .getByLabel('Ein neues Bild')
        .setInputFiles({ name: 'rathaus.png', mimeType: 'image/png', buffer })
      await page.getByRole('button', { name: 'Bild einfügen' }).click()
      expect(await page.getByRole('dialog').isVisible()).toBe(true)
      expect(await written(page)).toBe('')
      await page.getByLabel('Was es zeigt').fill('Das Rathaus am Markt')
      await page.getByRole('button', { name: 'Bild einfügen' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await written(page)).toMatch(/^<p><img data-media="[0-9a-f-]{36}" \/><\/p>$/)
      const picture = text(page).locator('img:not(.ProseMirror-separator)')
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    }))

  it('puts a contact where it is wanted, by its name', () =>
    within({ value: '' }, async (page) => {
      await text(page).click()
      await tool(page, 'Kontakt').click()
      const first = page.locator('.found button').first()
      const name = (await first.textContent()) ?? ''
      await first.click()
      expect(await written(page)).toMatch(/^<div data-contact="[0-9a-f-]{36}"><\/div>/)
      await text(page).getByText(name).waitFor()
    }))

  it('takes structure from what is pasted, nothing that runs, and says which pictures it left out', () =>
    within({ value: '' }, async (page) => {
      await text(page).click()
      await paste(
        page,
        '<b style="font-weight:normal"><h1>Titel</h1><p onclick="window.ran=1" style="color:red">Text <img src="https://t.example/x.png" onerror="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1">da</a></p></b>',
      )
      expect(await written(page)).toBe('<h2>Titel</h2><p>Text da</p>')
      await page.getByText('Ausgelassene Bilder: 1').waitFor()
      expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined()
    }))

  it('a Word document comes in where the cursor is', () =>
    within({ value: '' }, async (page) => {
      await text(page).click()
      await tool(page, 'Aus Word').click()
      const buffer = wordFile(
        '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Merkblatt</w:t></w:r></w:p>',
      )
      await page
        .getByLabel('Ein Word-Dokument')
        .setInputFiles({ name: 'merkblatt.docx', mimeType: 'application/octet-stream', buffer })
      await page.getByRole('button', { name: 'Übernehmen' }).click()
      await text(page).getByRole('heading', { name: 'Merkblatt' }).waitFor()
      expect(await written(page)).toContain('<h2>Merkblatt</h2>')
    }))

  it('a text of which something would be lost stays HTML; what has no tool is kept', () =>
    within({ value: '<dl><dt>A</dt><dd>B</dd></dl><p>x</p>' }, async (page) => {
      await text(page).getByText('Bleibt, wie es ist: A B').waitFor()
      await text(page).getByText('x', { exact: true }).click()
      await page.keyboard.type('y')
      expect(await written(page)).toMatch(/^<dl><dt>A<\/dt><dd>B<\/dd><\/dl><p>(xy|yx)<\/p>$/)
    }))

  it.each([
    ['wide', DESK, 'light'],
    ['narrow, from right to left, in the dark', PHONE, 'dark'],
  ] as const)('nothing is in the way: %s', async (name, viewport, colorScheme) => {
    const page = await letAxeIn(browser)
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    const dir = viewport === PHONE ? 'rtl' : 'ltr'
    const value = `<h2>${dir === 'rtl' ? 'التسجيل' : 'Anmelden'}</h2><p>Bis <strong>Freitag</strong>. <a href="https://a.example">Mehr</a> <span translate="no">Jobcenter</span></p><div class="note"><p>Der Pass muss mit.</p></div><ul><li>Pass</li><li>Foto</li></ul><table><thead><tr><th>Tag</th><th>Zeit</th></tr></thead><tbody><tr><td>Montag</td><td>9 bis 12</td></tr></tbody></table>`
    await openEditor(page, url, { value, dir, language: dir === 'rtl' ? 'ar' : 'de' })
    await text(page).waitFor()
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/editor-${dir}.png`, fullPage: true })
    expect(await violations(page, ALL), name).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(viewport.width)
    await tool(page, 'Link').click()
    expect(await violations(page, ALL), `${name}, dialog`).toEqual([])
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/editor-link-${dir}.png` })
    await page.context().close()
  })
})

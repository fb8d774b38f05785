import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL, COLOURS, letAxeIn, violations } from './axe.ts'
import { DESK, NO_BROWSER, PHONE, withPage } from './browser.ts'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

const PAGES = '/backoffice/regions/ankerland/pages'
/** People of the demo. */
const [EDITOR, AUTHOR] = ['Emre Aydın', 'Anna Petersen'] as const
const GERMAN = { locale: 'de-DE', viewport: DESK }

describe.skipIf(NO_BROWSER)('writing in the back office', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  /** Where pages of the demo are written, without the language; each case takes its own. */
  let desks: string[]
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
    desks = await withPage(browser, GERMAN, async (page) => {
      await enter(page, EDITOR, PAGES)
      const links = page.locator('.line .name a')
      return links.evaluateAll((all) => all.map((a) => (a.getAttribute('href') ?? '').replace(/\/\w+$/, '')))
    })
  })
  afterAll(() => office.leave())

  async function enter(page: Page, name: string, path: string): Promise<void> {
    await page.goto(`${url}/backoffice/sign-in`)
    await page.getByRole('button', { name: new RegExp(name) }).click()
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor()
    await page.goto(url + path)
  }
  const deskOf = (at: number, language = 'de') => `${desks[at]}/${language}`
  const typeIn = async (page: Page, words: string): Promise<void> => {
    await page.locator('.editor-text').click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const said = (page: Page, words: string | RegExp) => page.locator('.said').getByText(words).waitFor()

  it('an author writes and asks, the editor finds it among her tasks and approves, and the site shows it', () =>
    withPage(browser, GERMAN, async (page) => {
      await enter(page, AUTHOR, deskOf(0))
      await typeIn(page, 'Die Fähre fährt auch am Sonntag.')
      await page.getByText('Auf dem Server aufgehoben um').waitFor()
      await page.getByLabel('Was ist neu?').fill('Sonntag ergänzt')
      expect(await page.getByRole('button', { name: /veröffentlichen/ }).count()).toBe(0)
      await button(page, 'Speichern und um Freigabe bitten').click()
      await said(page, /Wer veröffentlichen darf/)
      await withPage(browser, GERMAN, async (other) => {
        await enter(other, EDITOR, '/backoffice/')
        await other.locator('.to-do a[href*="/pages/"]').first().click()
        await other.getByText('Sonntag ergänzt').waitFor()
        await other.getByRole('link', { name: 'Ansehen, was neu ist' }).click()
        expect(await other.locator('.compared ins').allTextContents()).toContain(
          'Die Fähre fährt auch am Sonntag.',
        )
        await other.goBack()
        await button(other, 'Freigeben und veröffentlichen').click()
        await said(other, 'Freigegeben und veröffentlicht.')
        const title = await other.locator('#f-title').inputValue()
        const slug = await other.locator('#f-slug').inputValue()
        await expect
          .poll(async () => (await fetch(`${url}/ankerland/de/${slug}/`)).text(), { timeout: 20_000 })
          .toContain('Die Fähre fährt auch am Sonntag.')
        expect(title).not.toBe('')
      })
    }))

  it('two write at the same page: they are told of each other, and nothing is lost', () =>
    withPage(browser, GERMAN, async (page) => {
      await enter(page, EDITOR, deskOf(1))
      await page.locator('.editor-text').waitFor()
      await withPage(browser, GERMAN, async (other) => {
        await enter(other, AUTHOR, deskOf(1))
        await other.getByText(`${EDITOR} bearbeitet diese Seite gerade.`).waitFor()
        await typeIn(other, 'Von der Autorin.')
        await typeIn(page, 'Von der Redaktion.')
        await button(page, 'Als Entwurf speichern').click()
        await said(page, 'Gespeichert. Öffentlich ist es noch nicht.')
        await button(other, 'Als Entwurf speichern').click()
        await other.getByRole('heading', { name: 'Jemand hat inzwischen gespeichert' }).waitFor()
        const marked = async (tag: string) =>
          (await other.locator(`.compared ${tag}`).allTextContents()).join()
        expect(await marked('del')).toContain('Redaktion')
        expect(await marked('ins')).toContain('Autorin')
        await other.getByRole('link', { name: 'Zusammenführen' }).click()
        await other.locator('.editor-text').getByText('Von der Autorin.').waitFor()
        await typeIn(other, 'Und von der Redaktion.')
        await button(other, 'Als Entwurf speichern').click()
        await said(other, 'Gespeichert. Öffentlich ist es noch nicht.')
      })
      await page.reload()
      const text = await page.locator('.editor-text').innerText()
      expect(text).toContain('Von der Autorin.')
      expect(text).toContain('Und von der Redaktion.')
      await page.getByRole('link', { name: /Fassungen/ }).click()
      await page.getByRole('radio', { name: /älter/ }).last().check()
      await button(page, 'Gewählte vergleichen').click()
      await page.locator('.compared ins').first().waitFor()
      await page.getByRole('button', { name: /Wieder nehmen.*Fassung 1$/ }).click()
      await said(page, /ältere Fassung/)
      await button(page, 'Rückgängig machen').click()
      expect(await page.locator('.editor-text').innerText()).toContain('Von der Autorin.')
    }))

  it('what was typed and not saved is there when she comes back', () =>
    withPage(browser, GERMAN, async (page) => {
      await enter(page, EDITOR, deskOf(2))
      await typeIn(page, 'Angefangen.')
      await page.getByText('Auf dem Server aufgehoben um').waitFor()
      await page.goto(`${url}/backoffice/`)
      await page.goto(url + deskOf(2))
      expect(await page.locator('.editor-text').innerText()).not.toContain('Angefangen.')
      await page.getByRole('link', { name: 'Weiterschreiben' }).click()
      expect(await page.locator('.editor-text').innerText()).toContain('Angefangen.')
      await button(page, 'Verwerfen').click()
      await said(page, /Verworfen/)
      expect(await page.getByRole('link', { name: 'Weiterschreiben' }).count()).toBe(0)
    }))

  it('the address of a new page follows its title until somebody sets another', () =>
    withPage(browser, GERMAN, async (page) => {
      await enter(page, EDITOR, `${PAGES}/new`)
      await page.getByLabel('Titel').fill('Neu')
      await button(page, 'Anlegen und schreiben').click()
      await page.locator('#f-title').fill('Fähre & Hafen')
      expect(await page.locator('#f-slug').inputValue()).toBe('fähre-hafen')
      await page.locator('#f-slug').fill('anleger')
      await page.locator('#f-title').fill('Fähre und Hafen')
      expect(await page.locator('#f-slug').inputValue()).toBe('anleger')
    }))

  it('without JavaScript a text is saved, a stale one is answered with both, and mine can be kept', () =>
    withPage(browser, { ...GERMAN, javaScriptEnabled: false }, async (page) => {
      await enter(page, EDITOR, deskOf(3))
      await withPage(browser, { ...GERMAN, javaScriptEnabled: false }, async (other) => {
        await enter(other, AUTHOR, deskOf(3))
        await other.locator('#f-content').fill('<p>Aus dem Feld der Autorin</p>')
        await page.locator('#f-content').fill('<p>Aus dem Feld der Redaktion</p>')
        await button(page, 'Als Entwurf speichern').click()
        await said(page, /Gespeichert/)
        await button(other, 'Als Entwurf speichern').click()
        await other.locator('.compared ins', { hasText: 'Autorin' }).waitFor()
        await button(other, 'Meinen Text nehmen').click()
        await said(other, /Gespeichert/)
        expect(await other.locator('#f-content').inputValue()).toContain('Aus dem Feld der Autorin')
        await other.getByLabel('Ein Kommentar').fill('Stimmt die Zeit?')
        await button(other, 'Kommentieren').click()
        await other.locator('.comments').getByText('Stimmt die Zeit?').waitFor()
        await button(other, 'Speichern und um Freigabe bitten').click()
        await said(other, /Wer veröffentlichen darf/)
      })
    }))

  it('an Arabic text is typed and stays right to left', () =>
    withPage(browser, GERMAN, async (page) => {
      await enter(page, EDITOR, deskOf(0, 'ar'))
      const field = page.locator('.editor-text')
      expect(await field.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
      await typeIn(page, 'مرحبا بكم')
      await button(page, 'Als Entwurf speichern').click()
      await said(page, /Gespeichert/)
      expect(await field.innerText()).toContain('مرحبا بكم')
    }))

  it.each([
    ['de', 'light'],
    ['de', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('nothing is wider than a phone, and axe finds nothing (%s, %s)', async (language, colours) => {
    const page = await letAxeIn(browser)
    await page.setExtraHTTPHeaders({ 'accept-language': language })
    await page.emulateMedia({ colorScheme: colours })
    await page.setViewportSize(PHONE)
    await enter(page, EDITOR, deskOf(0, 'ar'))
    const versions = await page.getByRole('link', { name: /Fassungen|Versions/ }).getAttribute('href')
    const text = (versions ?? '').replace(/\/versions$/, '')
    const found: string[] = []
    const look = async (called: string): Promise<void> => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > PHONE.width) found.push(`${called}: ${wide} px wide`)
      const faults = await violations(page, colours === 'light' ? ALL : COLOURS)
      found.push(...faults.map((fault) => `${called}: ${fault}`))
    }
    const screens = {
      // A text with a comment that waits for a decision.
      waiting: deskOf(3),
      translation: deskOf(0, 'ar'),
      versions: `${text}/versions?older=1&newer=2`,
      schedule: `${text}/schedule`,
    }
    for (const [called, path] of Object.entries(screens)) {
      await page.goto(url + path)
      await look(called)
    }
    await page.goto(url + deskOf(1))
    await page.locator('[name=head]').evaluate((field) => field.setAttribute('value', '1'))
    await page.locator('#f-title').fill('Zu spät')
    await page.locator('button[name=wish][value=draft]').click()
    await page.locator('.ways-on').waitFor()
    await look('stale')
    await page.locator('.ways-on a').click()
    await page.locator('.typed .compared').waitFor()
    await look('put together')
    await page.close()
    expect(found).toEqual([])
  })
})

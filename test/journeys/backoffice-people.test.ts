import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeFor } from '../../src/web/backoffice/testing-office.ts'
import { letAxeIn } from './axe.ts'
import { NO_BROWSER, PHONE, withPage } from './browser.ts'
import { faultsInLooks } from './looks.ts'
import { type OwnOffice, openOwnOffice } from './own-office.ts'

const PASSWORD = 'vier Boote am Steg'

describe.skipIf(NO_BROWSER)('people in the back office', () => {
  let office: OwnOffice
  let browser: Browser
  let url: string
  beforeAll(async () => {
    office = await openOwnOffice()
    ;({ browser, url } = office)
  })
  afterAll(() => office.leave())

  async function enterAsManager(page: Page): Promise<void> {
    await page.goto(`${url}/backoffice/regions/ankerland/people`)
    await page.getByRole('button', { name: /Renate Krüger/ }).click()
    await page.waitForURL(/\/regions\/ankerland\/people$/)
  }

  async function invite(page: Page, name: string, role: string): Promise<string> {
    await page.goto(`${url}/backoffice/regions/ankerland/people`)
    await page.locator('#f-name').fill(name)
    await page.locator('#f-email').fill(`${name.toLowerCase().replaceAll(' ', '.')}@ankerland.example`)
    await page.locator('#f-role').selectOption(role)
    await page.locator('form[action$="/people/invite"] button').click()
    return page.locator('#f-link').inputValue()
  }

  it('from the invitation, which one can copy, over the second protection to the first screen, on a telephone', () =>
    withPage(browser, { locale: 'de-DE', viewport: PHONE }, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await enterAsManager(page)
      const link = await invite(page, 'Mira Beck', 'editor')
      await page.getByRole('button', { name: 'Link kopieren' }).click()
      await page.getByText('✓ kopiert').waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
      await withPage(browser, { locale: 'de-DE', viewport: PHONE }, async (hers) => {
        await hers.goto(link)
        await hers.getByLabel('Passwort').fill(PASSWORD)
        await hers.getByRole('button', { name: 'Mit Passwort weiter' }).click()
        await hers.getByLabel('Code, den die App jetzt zeigt').fill(codeFor(await hers.content()))
        await hers.getByRole('button', { name: 'Weiter' }).click()
        await hers.getByRole('link', { name: 'Ich habe sie aufgehoben' }).click()
        await hers.getByRole('heading', { name: /Mira Beck/ }).waitFor()
        // Her role ends while she looks: the next click leads to the door. Taken back, she may come in again.
        await page.goto(`${url}/backoffice/regions/ankerland/people`)
        await page.getByRole('link', { name: 'Mira Beck' }).click()
        await page.getByRole('button', { name: 'Beenden: Redaktion' }).click()
        await hers.goto(`${url}/backoffice/account`)
        await hers.getByRole('heading', { name: 'Anmelden' }).waitFor()
        await page.getByRole('button', { name: 'Rückgängig' }).click()
        await page.getByRole('button', { name: 'Beenden: Redaktion' }).waitFor()
      })
    }))

  it('a form that came too late is sent again after signing in in another window', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await enterAsManager(page)
      await page.locator('#f-name').fill('Nora „Nordwind“ Haas')
      await page.locator('#f-email').fill('nora@ankerland.example')
      const other = await page.context().newPage()
      await other.goto(`${url}/backoffice/`)
      await other.getByRole('button', { name: 'Abmelden' }).click()
      await page.locator('form[action$="/people/invite"] button').click()
      const [window] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: 'In einem neuen Fenster anmelden' }).click(),
      ])
      await window.getByRole('button', { name: /Renate Krüger/ }).click()
      await window.getByRole('heading', { name: 'Sie sind angemeldet' }).waitFor()
      await page.getByRole('button', { name: 'Noch einmal senden' }).click()
      await page.getByRole('heading', { name: 'Einladung für Nora „Nordwind“ Haas' }).waitFor()
    }))

  it('nothing is in the way on any page, in both languages, in the light and in the dark, wide and narrow', async () => {
    const page = await letAxeIn(browser)
    const found: string[] = []
    const look = async (name: string): Promise<void> => {
      found.push(...(await faultsInLooks(page, name)))
    }
    await enterAsManager(page)
    for (const language of ['de', 'en']) {
      await page.context().setExtraHTTPHeaders({ 'Accept-Language': language })
      await invite(page, `Ida Sommer ${language}`, 'author')
      await look(`${language}-link`)
      await page.goto(`${url}/backoffice/regions/ankerland/people`)
      await look(`${language}-people`)
      await page.getByRole('link', { name: 'Emre Aydın' }).click()
      await page.locator('summary').first().click()
      await look(`${language}-person`)
      await page.goto(`${url}/backoffice/regions/ankerland/people`)
      await page.getByRole('link', { name: 'Renate Krüger' }).click()
      await page.locator('button[name=membership]').first().click()
      await look(`${language}-sure`)
      await page.goto(`${url}/backoffice/regions/ankerland/log`)
      await look(`${language}-log`)
    }
    await page.context().clearCookies()
    await page.locator('form.filter').waitFor()
    await page.goto(`${url}/backoffice/sign-in?to=/account`)
    await look('en-sign-in')
    expect(found).toEqual([])
    await page.close()
  }, 180_000)
})

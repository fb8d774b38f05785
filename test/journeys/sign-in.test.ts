import { readdirSync, readFileSync, statSync } from 'node:fs'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeFor, type Office, openOffice } from '../../src/web/backoffice/testing-office.ts'
import { freePort } from '../real-server.ts'
import { NO_BROWSER, openBrowser, PHONE, withPage } from './browser.ts'

const EMAIL = 'oksana@hafen.example'
const PASSWORD = 'vier Boote am Steg'
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The newest script that the build has made. */
function builtScript(): string {
  const names = readdirSync('dist').filter((name) => /^backoffice-[0-9a-f]{12}[.]js$/.test(name))
  names.sort((a, b) => statSync(`dist/${b}`).mtimeMs - statSync(`dist/${a}`).mtimeMs)
  return `/assets/${names[0]}`
}

describe.skipIf(NO_BROWSER)('signing in to the back office', () => {
  let browser: Browser
  let office: Office
  let url: string
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    const port = await freePort()
    // Not 127.0.0.1: a passkey belongs to a name (WebAuthn, section 5.1.2).
    url = `http://localhost:${port}`
    const settings = { PORT: String(port), ANKERPLATZ_URL: url }
    office = await openOffice('sqlite', settings, { assets: 'dist', backofficeScript: builtScript() })
  })
  afterEach(() => office.leave())

  async function takeUp(page: Page, invitation: string): Promise<void> {
    await page.goto(url + invitation)
    await page.getByLabel('Ihr Name').fill('Oksana Melnyk')
    await page.getByLabel('Passwort').fill(PASSWORD)
    await page.getByRole('button', { name: 'Mit Passwort weiter' }).click()
  }
  async function giveCode(page: Page, steps = 0): Promise<void> {
    await page.getByLabel('Code, den die App jetzt zeigt').fill(codeFor(await page.content(), steps))
    await page.getByRole('button', { name: 'Weiter' }).click()
  }

  it.each([true, false])(
    'from the invitation with a password and codes to the first screen (JavaScript: %s)',
    (javaScriptEnabled) =>
      withPage(browser, { locale: 'de-DE', javaScriptEnabled }, async (page) => {
        await takeUp(page, await office.invite(EMAIL, 'editor'))
        await page.getByRole('heading', { name: 'Zweiter Schutz' }).waitFor()
        await giveCode(page)
        await page.getByRole('heading', { name: 'Ihre Wiederherstellungscodes' }).waitFor()
        await page.getByRole('link', { name: 'Ich habe sie aufgehoben' }).click()
        await page.getByRole('heading', { name: 'Guten Tag, Oksana Melnyk' }).waitFor()
      }),
  )

  it('with a passkey and no password: set up once, and in with it', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await virtualDevice(page, { isUserVerified: true })
      await page.goto(url + (await office.invite(EMAIL, 'region management')))
      await page.getByLabel('Ihr Name').fill('Oksana Melnyk')
      await page.getByRole('button', { name: 'Mit einem Passkey weiter' }).click()
      await page.getByLabel('Name des Passkeys').fill('Diensthandy')
      await page.getByRole('button', { name: 'Passkey einrichten' }).click()
      await page.getByRole('heading', { name: 'Guten Tag, Oksana Melnyk' }).waitFor()
      await page.getByRole('button', { name: 'Abmelden' }).click()
      await page.getByRole('button', { name: 'Mit einem Passkey anmelden' }).click()
      await page.getByRole('heading', { name: 'Guten Tag, Oksana Melnyk' }).waitFor()
      await page.goto(`${url}/backoffice/account`)
      await page.getByText('Diensthandy').waitFor()
    }))

  it('a device that does not ask for its owner is not taken', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await virtualDevice(page, { isUserVerified: false })
      await takeUp(page, await office.invite(EMAIL, 'editor'))
      await page.getByRole('button', { name: 'Passkey einrichten' }).click()
      await page.getByText('Das hat nicht geklappt').waitFor()
    }))

  it('nothing is in the way on any page, in the light and in the dark, wide and narrow', () =>
    withPage(browser, { locale: 'de-DE', bypassCSP: true }, async (page) => {
      await page.addInitScript(AXE)
      const found: string[] = []
      const look = async (name: string): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [320, PHONE.width, 1280]) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize({ width, height: 800 })
            const wide = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            )
            if (wide > 0) found.push(`${name}, ${width} px: ${wide} px too wide`)
            found.push(
              ...(await violations(page)).map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`),
            )
            if (process.env.PICTURES && width !== 320)
              await page.screenshot({
                path: `${process.env.PICTURES}/${name}-${width}-${colorScheme}.png`,
                fullPage: true,
              })
          }
      }
      await page.goto(`${url}/backoffice/sign-in`)
      await look('sign-in')
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
      await look('sign-in-wrong')
      await page.goto(`${url}/backoffice/forgotten`)
      await look('forgotten')
      const invitation = await office.invite(EMAIL, 'editor')
      await page.goto(url + invitation)
      await look('invitation')
      await takeUp(page, invitation)
      await look('second-factor')
      await giveCode(page)
      await look('recovery-codes')
      await page.goto(`${url}/backoffice/`)
      await look('start')
      await page.goto(`${url}/backoffice/account`)
      await look('account')
      await page.getByRole('button', { name: 'Abmelden' }).click()
      await page.getByLabel('E-Mail-Adresse').fill(EMAIL)
      await page.getByLabel('Passwort').fill(PASSWORD)
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
      await look('code')
      expect(found).toEqual([])
    }))
})

/** A device of Chromium's own that holds passkeys (WebAuthn, section 11). */
async function virtualDevice(page: Page, options: { isUserVerified: boolean }): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  })
}

async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(
    (values) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    TAGS,
  )
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

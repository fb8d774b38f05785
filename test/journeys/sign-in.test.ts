import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { codeFor } from '../../src/web/backoffice/testing-office.ts'
import { freePort, type RealServer, startServer } from '../real-server.ts'
import { AXE } from './axe.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { faultsInLooks } from './looks.ts'

let invited = 0
const newEmail = (): string => `oksana-${++invited}@ankerland.example`
/** What may be in no file of ours: where somebody comes from, and with what. */
const CANARY = {
  userAgent: 'Canary/7 (a telephone)',
  extraHTTPHeaders: { 'X-Forwarded-For': '198.51.100.77' },
}
const PASSWORD = 'vier Boote am Steg'

describe.skipIf(NO_BROWSER)('signing in to the back office', () => {
  let browser: Browser
  let server: RealServer
  let environment: NodeJS.ProcessEnv
  let url: string
  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'ankerplatz-sign-in-'))
    const port = await freePort()
    // Not 127.0.0.1: a passkey belongs to a name (WebAuthn, section 5.1.2).
    url = `http://localhost:${port}`
    environment = { PORT: String(port), ANKERPLATZ_URL: url, ANKERPLATZ_DATA: data, LOG_LEVEL: 'debug' }
    server = await startServer(environment)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await rm(environment.ANKERPLATZ_DATA ?? '', { recursive: true, force: true })
  })

  /** As an operator does; answers the path of the link. */
  async function invite(email: string, role: string): Promise<string> {
    let said = ''
    const given = ['--email', email, '--name', 'Oksana', '--role', role, '--region', 'ankerland']
    const surroundings = {
      environment,
      out: (text: string) => (said += text),
      err: (text: string) => (said += text),
    }
    await runCommandLine(['account', 'add', ...given], { ...surroundings, isTerminal: false })
    return /\/backoffice\/invitation\/\S+/.exec(said)?.[0] ?? said
  }

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
      withPage(browser, { locale: 'de-DE', javaScriptEnabled, ...CANARY }, async (page) => {
        await takeUp(page, await invite(newEmail(), 'editor'))
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
      await page.goto(url + (await invite(newEmail(), 'region management')))
      await page.getByLabel('Ihr Name').fill('Oksana Melnyk')
      await page.getByRole('button', { name: 'Mit einem Passkey weiter' }).click()
      await page.getByLabel('Name des Passkeys').fill('Diensthandy')
      await page.getByRole('button', { name: 'Passkey einrichten' }).click()
      await page.getByRole('heading', { name: 'Guten Tag, Oksana Melnyk' }).waitFor()
      await page.getByRole('button', { name: 'Abmelden' }).click()
      await page.getByRole('button', { name: 'Mit einem Passkey anmelden' }).click()
      await page.getByRole('heading', { name: 'Guten Tag, Oksana Melnyk' }).waitFor()
      await page.goto(`${url}/backoffice/account`)
      await page.getByText('Diensthandy', { exact: true }).waitFor()
    }))

  it('a device that does not ask for its owner is not taken', () =>
    withPage(browser, { locale: 'de-DE' }, async (page) => {
      await virtualDevice(page, { isUserVerified: false })
      await takeUp(page, await invite(newEmail(), 'editor'))
      await page.getByRole('button', { name: 'Passkey einrichten' }).click()
      await page.getByText('Das hat nicht geklappt').waitFor()
    }))

  it('the demo shows its accounts, and one goes in with them', () =>
    withPage(browser, { locale: 'en-GB', ...CANARY }, async (page) => {
      await page.goto(`${url}/backoffice/`)
      await page.getByRole('button', { name: /Emre Aydın/ }).click()
      await page.getByRole('heading', { name: 'Hello, Emre Aydın' }).waitFor()
    }))

  it(
    'nothing is in the way on any page, in the light and in the dark, wide and narrow',
    () =>
      withPage(browser, { locale: 'de-DE', bypassCSP: true }, async (page) => {
        await page.addInitScript(AXE)
        const found: string[] = []
        const look = async (name: string): Promise<void> => {
          found.push(...(await faultsInLooks(page, name)))
        }
        await page.goto(`${url}/backoffice/sign-in`)
        await look('sign-in')
        await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
        await look('sign-in-wrong')
        await page.goto(`${url}/backoffice/forgotten`)
        await look('forgotten')
        const email = newEmail()
        const invitation = await invite(email, 'editor')
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
        await page.getByLabel('E-Mail-Adresse').fill(email)
        await page.getByLabel('Passwort').fill(PASSWORD)
        await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
        await look('code')
        expect(found).toEqual([])
      }),
    180_000,
  )

  it('no file and no line of the log holds where anybody came from, or with what', () => {
    const folder = environment.ANKERPLATZ_DATA ?? ''
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const held = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    expect(held.join('').length).toBeGreaterThan(100_000)
    expect(held.some((text) => text.includes('oksana-1@ankerland.example'))).toBe(true)
    for (const text of [...held, server.said()]) expect(/198\.51\.100\.77|Canary\/7/.test(text)).toBe(false)
  })
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

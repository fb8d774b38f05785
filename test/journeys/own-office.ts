import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { freePort, startServer } from '../real-server.ts'
import { openBrowser } from './browser.ts'

/** A demo county of one journey's own, for those who change things, and a browser. */
export interface OwnOffice {
  /** 'http://localhost:34567': passkeys want a name. */
  url: string
  browser: Browser
  /** Signs in as somebody of the demo, in one click, and goes on to where the page wanted to. */
  enter(page: Page, name: string, path: string): Promise<void>
  leave(): Promise<void>
}

/**
 * Opens an office with the built server.
 * @example const office = await openOwnOffice()
 */
export async function openOwnOffice(): Promise<OwnOffice> {
  const data = await mkdtemp(join(tmpdir(), 'ankerplatz-office-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = await startServer({ PORT: String(port), ANKERPLATZ_URL: url, ANKERPLATZ_DATA: data })
  const browser = await openBrowser()
  return {
    url,
    browser,
    async enter(page, name, path) {
      await page.goto(`${url}/backoffice/sign-in`)
      await page.getByRole('button', { name: new RegExp(name) }).click()
      await page.getByRole('heading', { name: new RegExp(name) }).waitFor()
      await page.goto(url + path)
    },
    async leave() {
      await browser.close()
      await server.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

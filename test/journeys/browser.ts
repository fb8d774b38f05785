import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium: `CHROMIUM`, or where it usually is. */
const EXECUTABLE = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))

/** Quiet: it asks nobody on the internet for anything, so what goes out is what a page asked for. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Journeys in a browser are skipped where there is none: `describe.skipIf(NO_BROWSER)`. */
export const NO_BROWSER = EXECUTABLE === undefined
if (NO_BROWSER)
  process.stderr.write('note: journeys in a browser are skipped: no chromium, and no CHROMIUM\n')

/** The phone that most readers have: 360 px wide. */
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 900 }

export function openBrowser(): Promise<Browser> {
  if (EXECUTABLE === undefined) throw new Error('no Chromium: ask NO_BROWSER first')
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS })
}

/** A browser that keeps what it stores in a folder: closed and opened again it is the same telephone. */
export function openProfile(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  if (EXECUTABLE === undefined) throw new Error('no Chromium: ask NO_BROWSER first')
  const launch = { executablePath: EXECUTABLE, args: ARGUMENTS, viewport: PHONE }
  return chromium.launchPersistentContext(folder, { ...launch, ...options })
}

/**
 * A fresh reader with a page of her own; the page closes with what it was opened for.
 * @example await withPage(browser, { locale: 'uk-UA' }, async (page) => { ... })
 */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE, ...options })
  context.setDefaultTimeout(10_000)
  try {
    return await act(await context.newPage())
  } finally {
    await context.close()
  }
}

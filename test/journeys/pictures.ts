import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { SHOWN_DEMO } from '../../src/demo-people.ts'
import { DESK, openBrowser, PHONE, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'
import { startHouse } from './running-house.ts'

// Takes the pictures of the documents anew, from the built server with the demo county: npm run pictures.

interface Picture {
  name: string
  path: string
  options?: BrowserContextOptions
  /** As it comes out of the printer. */
  paper?: boolean
  /** Signed in as this person of the demo. */
  as?: string
  /** The first link there is followed. */
  link?: string
}

const FOLDER = 'docs/pictures'
const TALLEST = 1600
const LARGEST = 250_000
/** A sheet of A4 at 96 dots an inch, without its margins. */
const SHEET = { width: 718, height: 1046 }

const OFFICE_PAGES = '/backoffice/regions/ankerland/pages'

const PICTURES: readonly Picture[] = [
  { name: 'home-de-360', path: '/ankerland/de/' },
  { name: 'home-de-1280', path: '/ankerland/de/', options: { viewport: DESK } },
  { name: 'home-uk-360', path: '/ankerland/uk/' },
  { name: 'page-ar-360', path: demoAddress('register-address', 'ar') },
  { name: 'page-ar-1280', path: demoAddress('register-address', 'ar'), options: { viewport: DESK } },
  {
    name: 'page-de-dark-1280',
    path: demoAddress('register-address', 'de'),
    options: { viewport: DESK, colorScheme: 'dark' },
  },
  { name: 'finder-de-360', path: '/regions/de/?query=Fischbach' },
  { name: 'search-de-360', path: '/ankerland/de/search/?query=Kindergeld' },
  {
    name: 'print-de',
    path: demoAddress('register-address', 'de'),
    options: { viewport: SHEET },
    paper: true,
  },
  { name: 'office-pages-de-1280', path: OFFICE_PAGES, options: { viewport: DESK }, as: 'redaktion' },
  {
    name: 'office-writing-ar-1280',
    path: OFFICE_PAGES,
    link: 'a[href$="/ar"]',
    options: { viewport: DESK },
    as: 'redaktion',
  },
  { name: 'office-writing-de-360', path: OFFICE_PAGES, link: 'a[href$="/de"]', as: 'autorin' },
]

const house = await startHouse()
const browser = await openBrowser()
try {
  await mkdir(FOLDER, { recursive: true })
  for (const picture of PICTURES) await take(browser, picture)
} finally {
  await browser.close()
  await house.close()
}

async function take(
  browser: Browser,
  { name, path, options = {}, paper = false, as, link }: Picture,
): Promise<void> {
  const file = join(FOLDER, `${name}.png`)
  await withPage(browser, { deviceScaleFactor: 1, ...options }, async (page) => {
    if (as) await signIn(page, as)
    await page.goto(house.url + path, { waitUntil: 'networkidle' })
    const further = link && (await page.locator(link).first().getAttribute('href'))
    if (further) await page.goto(house.url + further, { waitUntil: 'networkidle' })
    if (paper) await page.emulateMedia({ media: 'print' })
    // Drawings and letters: 256 colours are enough for them, at a third of the bytes.
    await writeFile(
      file,
      await sharp(await wholePage(page))
        .png({ palette: true })
        .toBuffer(),
    )
  })
  const { size } = await stat(file)
  if (size > LARGEST) throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`)
  process.stdout.write(`${file}  ${Math.round(size / 1000)} kB\n`)
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${house.url}/backoffice/sign-in`)
  await page.locator('#f-email').fill(`${name}@ankerland.example`)
  await page.locator('#f-password').fill(SHOWN_DEMO.password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForLoadState('networkidle')
}

/** The page down to where one has seen enough, with the pictures that come while one scrolls. */
async function wholePage(page: Page): Promise<Buffer> {
  const { width } = page.viewportSize() ?? PHONE
  const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight))
  await page.setViewportSize({ width, height })
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() =>
    Array.from(document.images).every(
      (image) => image.complete || image.getBoundingClientRect().top > innerHeight,
    ),
  )
  return page.screenshot({ clip: { x: 0, y: 0, width, height } })
}

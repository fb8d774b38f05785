import sharp from 'sharp'
import { describe, expect, inject, it } from 'vitest'
import { ask } from './asking.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'

const { url } = inject('house')

interface Manifest {
  start_url: string
  icons: { src: string; sizes: string; type: string; purpose?: string }[]
}

describe.skipIf(NO_BROWSER)('onto the home screen', () => {
  it.each(['de', 'ar'])('the browser has nothing to say against the manifest: %s', async (language) => {
    const browser = await openBrowser()
    try {
      await withPage(browser, {}, async (page) => {
        await page.goto(`${url}/ankerland/${language}/`)
        const session = await page.context().newCDPSession(page)
        const { errors, url: address } = await session.send('Page.getAppManifest')
        expect(address).toBe(`${url}/ankerland/${language}/manifest.webmanifest`)
        expect(errors).toEqual([])
        const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
        // A window that forgets everything can install nothing; that is the test's, not the site's.
        expect(
          installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
        ).toEqual([])
      })
    } finally {
      await browser.close()
    }
  })
})

describe('what a home screen asks for is there', () => {
  it('every icon, in the size that the manifest says', async () => {
    const manifest: Manifest = JSON.parse(
      (await ask(`${url}/ankerland/uk/manifest.webmanifest`)).body.toString(),
    )
    expect(manifest.icons).toHaveLength(4)
    for (const { src, sizes, type } of manifest.icons) {
      const { status, headers, body } = await ask(url + src)
      expect([status, headers['content-type']], src).toEqual([200, type])
      if (type !== 'image/png') continue
      const { width, height } = await sharp(body).metadata()
      expect(`${width}x${height}`, src).toBe(sizes)
    }
    expect((await ask(url + manifest.start_url)).status).toBe(200)
  })

  it('what a home screen may cut off is ground only: the mark is within the circle of 80 %', async () => {
    const manifest: Manifest = JSON.parse(
      (await ask(`${url}/ankerland/uk/manifest.webmanifest`)).body.toString(),
    )
    const maskable = manifest.icons.find(({ purpose }) => purpose === 'maskable')
    const rounded = manifest.icons.find(({ sizes, purpose }) => sizes === '512x512' && !purpose)
    expect(await outsideTheCircle((await ask(url + rounded?.src)).body)).toBeGreaterThan(0)
    expect(await outsideTheCircle((await ask(url + maskable?.src)).body)).toBe(0)
  })

  it('and Apple’s, 180 px, without a transparent corner that it would paint black', async () => {
    const html = (await ask(`${url}/ankerland/uk/`)).body.toString()
    const [, address = ''] = /<link rel="apple-touch-icon" href="([^"]*)"/.exec(html) ?? []
    const { width, isOpaque } = await sizeOf((await ask(url + address)).body)
    expect([width, isOpaque]).toEqual([180, true])
  })
})

/** How many dots beyond the circle of 80 % are not of the colour of the first one. */
async function outsideTheCircle(png: Buffer): Promise<number> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const ground = [...data.subarray(0, channels)]
  const isGround = (at: number): boolean =>
    ground.every((value, i) => Math.abs(value - (data[at + i] ?? 0)) < 3)
  let outside = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isOutside = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) > 0.4 * width
      if (isOutside && !isGround((y * width + x) * channels)) outside++
    }
  return outside
}

async function sizeOf(png: Buffer): Promise<{ width: number; isOpaque: boolean }> {
  const [{ width }, { isOpaque }] = await Promise.all([sharp(png).metadata(), sharp(png).stats()])
  return { width, isOpaque }
}

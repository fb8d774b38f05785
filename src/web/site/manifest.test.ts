import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import type { Pocket } from './pocket.ts'
import { createSite } from './site.tsx'

const POCKET: Pocket = {
  script: '/assets/offline-0.js',
  icons: {
    180: '/assets/180.png',
    192: '/assets/192.png',
    512: '/assets/512.png',
    maskable: '/assets/m.png',
  },
}
let town: Town
beforeAll(async () => {
  town = await openTown('sqlite')
  await town.published()
})
afterAll(() => town.leave())

const ask = (path: string, pocket: Pocket | null = POCKET) =>
  createSite({ editions: town.house.editions, publicUrl: 'https://a.example', script: null, pocket }).request(
    `http://a.local${path}`,
  )
const manifest = async (language: string, pocket?: Pocket | null) =>
  (await ask(`/hafen/${language}/manifest.webmanifest`, pocket)).json()

it('a region is one app in all languages, and opens in the language from which it was added', async () => {
  const [uk, ar] = [await manifest('uk'), await manifest('ar')]
  expect(uk).toMatchObject({ id: '/hafen/', start_url: '/hafen/uk/', scope: '/', lang: 'uk', dir: 'ltr' })
  expect(ar).toMatchObject({ id: '/hafen/', start_url: '/hafen/ar/', lang: 'ar', dir: 'rtl' })
  expect(uk.display).toBe('standalone')
  expect(uk.short_name.length).toBeLessThanOrEqual(uk.name.length)
})

it('it has an icon for every home screen, and where nothing is built the drawing only', async () => {
  const { icons } = await manifest('de')
  expect(icons.map(({ sizes, purpose }: Record<string, string>) => [sizes, purpose])).toEqual([
    ['any', undefined],
    ['192x192', undefined],
    ['512x512', undefined],
    ['512x512', 'maskable'],
  ])
  expect((await manifest('de', null)).icons).toHaveLength(1)
})

it('it is sent as what it is; what has no edition has none', async () => {
  const { headers } = await ask('/hafen/de/manifest.webmanifest')
  expect(headers.get('content-type')).toBe('application/manifest+json; charset=utf-8')
  expect((await ask('/hafen/tlh/manifest.webmanifest')).status).toBe(404)
  expect((await ask('/atlantis/de/manifest.webmanifest')).status).toBe(404)
})

it('the first page and the one about reading without internet name it, other pages stay lean', async () => {
  const text = async (path: string) => (await ask(path)).text()
  for (const path of ['/hafen/uk/', '/hafen/uk/offline/']) {
    const html = await text(path)
    expect(html, path).toContain('<link rel="manifest" href="/hafen/uk/manifest.webmanifest"/>')
    expect(html, path).toContain('<link rel="apple-touch-icon" href="/assets/180.png"/>')
  }
  expect(await text('/hafen/uk/imprint/')).not.toMatch(/manifest|apple-touch/)
  expect(await text('/hafen/uk/')).not.toContain(POCKET.script)
})

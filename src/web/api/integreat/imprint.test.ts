import { expect, test } from 'vitest'
import { publishedTowns } from './testing-town.ts'

const { ask } = await publishedTowns()
const imprintOf = async (region: string, language: string, name = 'imprint') =>
  (await ask(`/api/v3/${region}/${language}/${name}/`)).json()

test('an imprint is a page without a place in the tree', async () => {
  expect(await imprintOf('seestadt', 'de')).toEqual({
    id: 900,
    url: 'https://guide.example/seestadt/de/imprint/',
    path: '/seestadt/de/imprint/',
    title: 'Impressum',
    modified_gmt: '2026-01-02T23:30:00.000Z',
    last_updated: '2026-01-03T00:30:00.000+01:00',
    published_at: '2026-01-03T00:30:00.000+01:00',
    excerpt: 'Landratsamt, Wohnen',
    content: '<p>Landratsamt, <a href="https://guide.example/seestadt/de/alltag/wohnen/">Wohnen</a></p>',
    parent: null,
    available_languages: {
      en: { id: null, url: 'https://guide.example/seestadt/en/imprint/', path: '/seestadt/en/imprint/' },
      ar: { id: null, url: 'https://guide.example/seestadt/ar/imprint/', path: '/seestadt/ar/imprint/' },
    },
    thumbnail: null,
    hash: null,
  })
})

test('a language without an imprint gives the one of the region’s own language, under its own address', async () => {
  const imprint = await imprintOf('seestadt', 'ar')
  expect(imprint).toMatchObject({ id: 900, title: 'Impressum', path: '/seestadt/ar/imprint/' })
  expect(imprint.available_languages.de.id).toBe(900)
  expect(imprint.available_languages.en.id).toBeNull()
})

test('no imprint at all is null, which the apps understand as not found', async () => {
  const response = await ask('/api/v3/kahl/de/imprint/')
  expect(response.status).toBe(200)
  expect(await response.json()).toBeNull()
})

test('disclaimer/ is the same', async () => {
  expect(await imprintOf('seestadt', 'de', 'disclaimer')).toEqual(await imprintOf('seestadt', 'de'))
})

import { expect, test } from 'vitest'
import { askAt } from './testing-shelf.ts'
import { publishedTowns, SEESTADT } from './testing-town.ts'

const { ask } = await publishedTowns()
const get = async (path: string) => (await ask(path)).json()

test('a region is told with everything that the apps read', async () => {
  expect(await get('/api/v3/regions/seestadt/')).toEqual({
    id: 159,
    name: 'Landkreis Seestadt',
    path: '/seestadt/',
    live: true,
    prefix: 'Landkreis',
    name_without_prefix: 'Seestadt',
    plz: '86150',
    extras: false,
    events: true,
    pois: false,
    push_notifications: true,
    longitude: 10.8,
    latitude: 48.4,
    bounding_box: [
      [10.5, 48.1],
      [11, 48.7],
    ],
    aliases: { Neusäß: { latitude: 48.39, longitude: 10.82 } },
    tunews: false,
    external_news: false,
    zammad_privacy_policy: null,
    languages: await get('/api/v3/seestadt/languages/'),
    is_chat_enabled: false,
  })
})

test('all regions are listed, hidden ones with live false', async () => {
  const regions = (await get('/api/v3/regions/')) as { path: string; live: boolean }[]
  expect(regions.map(({ path, live }) => [path, live])).toEqual([
    ['/seestadt/', true],
    ['/kahl/', false],
  ])
  expect(regions[0]).toEqual(await get('/api/v3/regions/seestadt/'))
})

test('a region without box, centre, aliases and postal code is somewhere in Germany', async () => {
  const bare = await get('/api/v3/regions/kahl/')
  expect(bare).toMatchObject({ name: 'Kahl', prefix: null, aliases: null, plz: '' })
  expect(bare.bounding_box).toEqual([
    [5.98865807458, 47.3024876979],
    [15.0169958839, 54.983104153],
  ])
  expect(bare.latitude).toBeCloseTo(51.14)
  expect(bare.longitude).toBeCloseTo(10.5)
})

test('languages have a slug, a tag, their own name and a direction', async () => {
  const languages = (await get('/api/v3/seestadt/languages/')) as { id: number; code: string }[]
  expect(languages.map(({ code }) => code)).toEqual(['de', 'en', 'ar'])
  expect(languages[2]).toEqual({
    id: expect.any(Number),
    code: 'ar',
    bcp47_tag: 'ar',
    native_name: 'العربية',
    dir: 'RIGHT_TO_LEFT',
  })
  expect(new Set(languages.map(({ id }) => id)).size).toBe(3)
})

test('a region that is published again is told anew', async () => {
  const { shelf, ask } = await publishedTowns()
  const switched = async () =>
    ((await (await ask('/api/v3/regions/')).json()) as { path: string; pois: boolean }[])[0]?.pois
  expect(await switched()).toBe(false)
  const switches = { events: false, places: true, news: false }
  await shelf.publish({ ...SEESTADT, summary: { ...SEESTADT.summary, switches } })
  expect(await switched()).toBe(true)
})

test('an unknown region is 404', async () => {
  for (const path of ['/api/v3/regions/nowhere/', '/api/v3/nowhere/languages/', '/api/v3/nowhere/de/pages/'])
    expect((await ask(path)).status, path).toBe(404)
})

test('the list reads no record and no part, however many regions there are', async () => {
  const { shelf } = await publishedTowns()
  const reads: string[] = []
  const ask = askAt({
    ...shelf,
    record: (region) => shelf.record(region).finally(() => reads.push(region)),
    bytes: (hash) => shelf.bytes(hash).finally(() => reads.push(hash)),
  })
  expect(await (await ask('/api/v3/regions/')).json()).toHaveLength(2)
  expect(reads).toEqual([])
  await ask('/api/v3/regions/seestadt/')
  expect(reads).toEqual(['seestadt'])
})

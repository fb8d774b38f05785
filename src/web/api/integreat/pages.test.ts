import { expect, test } from 'vitest'
import type { PageObject } from './page-object.ts'
import { publishedTowns } from './testing-town.ts'

const { ask } = await publishedTowns()

async function get<T = PageObject[]>(path: string): Promise<T> {
  const response = await ask(path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as T
}
const paths = (pages: readonly PageObject[]) => pages.map(({ path }) => path)
const asked = (what: string, query: Record<string, string>, language = 'de') =>
  `/api/v3/seestadt/${language}/${what}/?${new URLSearchParams(query)}`

test('pages/ gives the whole tree of a language, flat, parents before children, sensitive pages too', async () => {
  expect(paths(await get('/api/v3/seestadt/de/pages/'))).toEqual([
    '/seestadt/de/alltag/',
    '/seestadt/de/alltag/wohnen/',
    '/seestadt/de/alltag/ärzte/',
    '/seestadt/de/alltag/ärzte/notfall/',
    '/seestadt/de/alltag/bank/',
    '/seestadt/de/hilfe/',
    '/seestadt/de/hilfe/gewalt/',
  ])
  expect(paths(await get('/api/v3/seestadt/ar/pages/'))).toEqual([
    '/seestadt/ar/الحياة-اليومية/',
    '/seestadt/ar/الحياة-اليومية/أطباء/',
  ])
})

test('a region without pages gives an empty list', async () => {
  expect(await get('/api/v3/kahl/de/pages/')).toEqual([])
  expect(await get('/api/v3/kahl/de/children/')).toEqual([])
})

test('children/ without a page gives the chapters; each level of depth one level more', async () => {
  const chapters = ['/seestadt/de/alltag/', '/seestadt/de/hilfe/']
  expect(paths(await get('/api/v3/seestadt/de/children/'))).toEqual(chapters)
  expect(paths(await get(asked('children', { depth: '1' })))).toEqual(chapters)
  expect(paths(await get(asked('children', { depth: '2' })))).toHaveLength(6)
  expect(paths(await get(asked('children', { depth: '3' })))).toHaveLength(7)
  expect(await get(asked('children', { depth: '0' }))).toEqual([])
})

test('children/ of a page gives the page itself and what is below it down to the depth', async () => {
  const url = '/seestadt/de/alltag'
  expect(paths(await get(asked('children', { url, depth: '0' })))).toEqual(['/seestadt/de/alltag/'])
  expect(paths(await get(asked('children', { url })))).toEqual([
    '/seestadt/de/alltag/',
    '/seestadt/de/alltag/wohnen/',
    '/seestadt/de/alltag/ärzte/',
    '/seestadt/de/alltag/bank/',
  ])
  expect(await get(asked('children', { url, depth: '2' }))).toHaveLength(5)
  expect(await get(asked('children', { id: '10', depth: '2' }))).toHaveLength(5)
})

test('a depth that is no whole number from 0 on is refused with 400', async () => {
  for (const depth of ['-1', '1.5', 'x', '', '1e3', '0x1', ' 1'])
    expect((await ask(asked('children', { depth }))).status, depth).toBe(400)
})

test('parents/ gives the way from the chapter to the page above', async () => {
  const url = '/seestadt/de/alltag/ärzte/notfall'
  expect(paths(await get(asked('parents', { url })))).toEqual([
    '/seestadt/de/alltag/',
    '/seestadt/de/alltag/ärzte/',
  ])
  expect(await get(asked('parents', { id: '10' }))).toEqual([])
})

test('page/ gives one page by the number of the page or by its address; post/ is the same', async () => {
  for (const query of [
    { id: '12' },
    { url: '/seestadt/de/alltag/ärzte/' },
    { url: 'seestadt/de/alltag/ärzte' },
    { url: 'https://guide.example/seestadt/de/alltag/ärzte/?x=1#y' },
    { url: 'ärzte' },
    { url: '/ärzte/' },
  ]) {
    const { id } = await get<PageObject>(asked('page', query))
    expect(id, JSON.stringify(query)).toBe(1030)
    expect(await get(asked('post', query))).toEqual(await get(asked('page', query)))
  }
})

test('addresses are compared decoded, whatever their capitals, normal form and last slash', async () => {
  for (const url of [
    '/Seestadt/DE/Alltag/ÄRZTE',
    '/seestadt/de/alltag/a\u0308rzte/',
    encodeURI('/seestadt/de/alltag/ärzte/'),
    '//seestadt/de/alltag/ärzte//',
  ])
    expect((await get<PageObject>(asked('page', { url }))).id, url).toBe(1030)
  expect((await get<PageObject>(asked('page', { url: '/seestadt/ar/الحياة-اليومية/أطباء' }, 'ar'))).id).toBe(
    1032,
  )
})

test('the old address of a moved page answers 200 with the page under its new one as element 0', async () => {
  const url = '/seestadt/de/gesundheit/Ärzte'
  expect(paths(await get(asked('children', { url, depth: '2' })))).toEqual([
    '/seestadt/de/alltag/ärzte/',
    '/seestadt/de/alltag/ärzte/notfall/',
  ])
  expect((await get<PageObject>(asked('page', { url }))).path).toBe('/seestadt/de/alltag/ärzte/')
  expect(paths(await get(asked('parents', { url })))).toEqual(['/seestadt/de/alltag/'])
})

test('a page that is not there, or not in this language, is 404', async () => {
  for (const what of ['page', 'children', 'parents']) {
    for (const query of [
      { url: '/seestadt/de/nirgends/' },
      { url: '/seestadt/de/alltag/notfall/' },
      { url: '/seestadt/en/daily-life/' },
      { url: '/kahl/de/alltag/' },
      { url: 'nirgends' },
      { url: '/%E0%A4%A' },
      { url: '/' },
      { id: '999' },
      { id: '1030' },
    ])
      expect((await ask(asked(what, query))).status, `${what} ${JSON.stringify(query)}`).toBe(404)
    expect((await ask(asked(what, { id: '13' }, 'en'))).status).toBe(404)
  }
  expect((await ask('/api/v3/seestadt/de/page/?url=%E0%A4%A')).status).toBe(404)
})

test('page/ and parents/ without id and url are 400, as is an id that is no number', async () => {
  for (const what of ['page', 'parents']) {
    expect((await ask(`/api/v3/seestadt/de/${what}/`)).status).toBe(400)
    expect((await ask(`/api/v3/seestadt/de/${what}/?url=&id=`)).status).toBe(400)
  }
  for (const what of ['page', 'parents', 'children'])
    expect((await ask(asked(what, { id: 'twelve' }))).status).toBe(400)
})

test('clients that sort siblings by order get the order of the tree', async () => {
  const pages = await get('/api/v3/seestadt/de/pages/')
  for (const [, siblings] of Map.groupBy(pages, ({ parent }) => parent.id)) {
    const orders = siblings.map(({ order }) => order)
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b))
  }
  expect(pages.filter(({ parent }) => parent.id === 10).map(({ order }) => order)).toEqual([7, 8, 9])
})

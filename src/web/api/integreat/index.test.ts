import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { openEditions, type PartSource } from '../../../edition/editions.ts'
import { integreatApi } from './index.ts'
import { askAt, PUBLIC_URL } from './testing-shelf.ts'
import { publishedTowns, SEESTADT } from './testing-town.ts'

const { ask } = await publishedTowns()

const ANSWERED = [
  '/api/v3/regions',
  '/api/v3/regions/seestadt',
  '/api/v3/seestadt/languages',
  '/api/v3/seestadt/de/pages',
  '/api/v3/seestadt/de/page?id=12',
  '/api/v3/seestadt/de/children',
  '/api/v3/seestadt/de/parents?id=12',
  '/api/v3/seestadt/de/imprint',
]
const withSlash = (path: string) => path.replace(/(\?|$)/, '/$1')

describe('every endpoint', () => {
  test('answers with and without the last slash, alike', async () => {
    for (const path of ANSWERED) {
      const [bare, slashed] = [await ask(path), await ask(withSlash(path))]
      expect([bare.status, slashed.status], path).toEqual([200, 200])
      expect(await bare.text()).toBe(await slashed.text())
    }
  })

  test('is JSON in UTF-8, open to every page on the web, to be asked anew every time', async () => {
    for (const path of ANSWERED) {
      const { headers } = await ask(path)
      expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8')
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Cache-Control')).toBe('no-cache')
      expect(headers.get('ETag'), path).toMatch(/^"[\x21\x23-\x7e]+"$/)
    }
  })

  test('answers 304 without a body to who has it already', async () => {
    for (const path of ANSWERED) {
      const etag = (await ask(path)).headers.get('ETag') ?? ''
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask(path, { headers: { 'If-None-Match': known } })
        expect(again.status, `${path} ${known}`).toBe(304)
        expect(await again.text()).toBe('')
        expect(again.headers.get('ETag')).toBe(etag)
        expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
      }
      expect((await ask(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
    }
  })

  test('answers HEAD with the headers of GET', async () => {
    for (const path of ANSWERED) {
      const head = await ask(path, { method: 'HEAD' })
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
      expect(head.headers.get('ETag')).toBe((await ask(path)).headers.get('ETag'))
    }
  })

  test('refuses to be written to with 405', async () => {
    for (const path of ANSWERED)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await ask(withSlash(path), { method })
        expect(response.status, `${method} ${path}`).toBe(405)
        expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
        expect(await response.json()).toEqual({ error: expect.any(String) })
      }
  })

  test('lets a browser ask whether it may send x-integreat-development', async () => {
    for (const path of [...ANSWERED, '/seestadt/de/wp-json/extensions/v3/pages']) {
      const response = await ask(path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://integreat.app',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'x-integreat-development',
        },
      })
      expect(response.status, path).toBe(204)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(response.headers.get('Access-Control-Allow-Headers')).toBe('x-integreat-development')
    }
  })
})

test('old clients find the same at the addresses of WordPress', async () => {
  for (const [old, now] of [
    ['/wp-json/extensions/v3/sites', '/api/v3/regions'],
    ['/seestadt/de/wp-json/extensions/v3/languages', '/api/v3/seestadt/languages'],
    ['/seestadt/en/wp-json/extensions/v3/pages', '/api/v3/seestadt/en/pages'],
    ['/seestadt/en/wp-json/extensions/v3/post/?id=12', '/api/v3/seestadt/en/page/?id=12'],
    ['/seestadt/en/wp-json/extensions/v3/children/?depth=2', '/api/v3/seestadt/en/children/?depth=2'],
    ['/seestadt/en/wp-json/extensions/v3/parents/?id=12', '/api/v3/seestadt/en/parents/?id=12'],
    ['/seestadt/en/wp-json/extensions/v3/disclaimer/', '/api/v3/seestadt/en/imprint/'],
  ] as const) {
    const response = await ask(old)
    expect(response.status, old).toBe(200)
    expect(await response.text()).toBe(await (await ask(now)).text())
  }
})

test('every failure is JSON with the one field error', async () => {
  for (const [path, status] of [
    ['/api', 404],
    ['/api/v4/regions/', 404],
    ['/api/v3/', 404],
    ['/api/v3/seestadt/de/events/', 404],
    ['/api/v3/seestadt/de/locations/?on_map=1', 404],
    ['/api/v3/seestadt/de/news', 404],
    ['/api/v3/seestadt/de/pdf/', 404],
    ['/seestadt/de/wp-json/ig-mpdf/v1/pdf', 404],
    ['/wp-json/', 404],
    ['/api/v3/nowhere/de/pages/', 404],
    ['/api/v3/seestadt/fr/pages/', 404],
    ['/api/v3/seestadt/DE/pages/', 404],
    ['/api/v3/%E0%A4%A/de/pages/', 404],
    ['/api/v3/seestadt/de/children/?depth=deep', 400],
    ['/api/v3/seestadt/de/page/', 400],
  ] as const) {
    const response = await ask(path)
    expect(response.status, path).toBe(status)
    expect(response.headers.get('Content-Type'), path).toBe('application/json; charset=utf-8')
    expect(response.headers.get('Access-Control-Allow-Origin'), path).toBe('*')
    expect(await response.json()).toEqual({ error: expect.stringMatching(/\.$/) })
  }
})

test('feedback is not taken yet: 404, and nothing is kept', async () => {
  expect(
    (await ask('/api/v3/seestadt/de/feedback/page/', { method: 'POST', body: 'rating=up' })).status,
  ).toBe(404)
})

test('other addresses are none of its business', async () => {
  for (const path of ['/', '/seestadt/de/', '/seestadt/de/alltag/', '/seestadt/de/alltag/wp-json'])
    expect((await ask(path)).headers.get('Access-Control-Allow-Origin'), path).toBeNull()
})

describe('an ETag', () => {
  test('stays when another language, or another kind of content, is published', async () => {
    const { shelf, ask } = await publishedTowns()
    const tag = async () => (await ask('/api/v3/seestadt/de/pages/')).headers.get('ETag')
    const before = await tag()
    await shelf.publish({
      ...SEESTADT,
      parts: {
        ...SEESTADT.parts,
        de: { ...SEESTADT.parts.de, events: { 1: 'Fest' } },
        en: { ...SEESTADT.parts.en, titles: { 10: 'Everyday life' } },
      },
    })
    expect(await tag()).toBe(before)
  })

  test('changes with the content, and the content with it', async () => {
    const { shelf, ask } = await publishedTowns()
    const read = async () => {
      const response = await ask('/api/v3/seestadt/de/pages/')
      return { tag: response.headers.get('ETag'), text: await response.text() }
    }
    const before = await read()
    const titles = SEESTADT.parts.de?.titles as object
    await shelf.publish({
      ...SEESTADT,
      parts: { ...SEESTADT.parts, de: { ...SEESTADT.parts.de, titles: { ...titles, 11: 'Neues Wohnen' } } },
    })
    const after = await read()
    expect(after.tag).not.toBe(before.tag)
    expect(before.text).not.toContain('Neues Wohnen')
    expect(after.text).toContain('Neues Wohnen')
  })

  test('changes with each part that pages are made from', async () => {
    const { de, '*': shared } = SEESTADT.parts
    for (const name of Object.keys({ ...shared, ...de })) {
      const { shelf, ask } = await publishedTowns()
      const tag = async () => (await ask('/api/v3/seestadt/de/pages/')).headers.get('ETag')
      const before = await tag()
      const part = { ...((de?.[name] ?? shared?.[name]) as object), more: 'said' }
      await shelf.publish({ ...SEESTADT, parts: { ...SEESTADT.parts, de: { ...de, [name]: part } } })
      expect(await tag(), name).not.toBe(before)
    }
  })

  test('is another for every page, depth and address of the house', async () => {
    const { shelf } = await publishedTowns()
    const tags = await Promise.all(
      [
        'page/?id=11',
        'page/?id=12',
        'children/?id=12',
        'children/?id=12&depth=0',
        'parents/?id=12',
        'pages',
      ].map(async (what) => (await ask(`/api/v3/seestadt/de/${what}`)).headers.get('ETag')),
    )
    expect(new Set(tags).size).toBe(6)
    const moved = integreatApi({
      editions: openEditions(shelf, 2 ** 20),
      publicUrl: 'https://moved.example/',
    })
    const response = await moved.request('/api/v3/seestadt/de/page/?id=11')
    expect(response.headers.get('ETag')).not.toBe(tags[0])
    expect(((await response.json()) as { url: string }).url).toBe(
      'https://moved.example/seestadt/de/alltag/wohnen/',
    )
  })
})

describe('a part that is not what its hash says', () => {
  const changed = () => {
    const titles = SEESTADT.parts.de?.titles as object
    return {
      ...SEESTADT,
      parts: { ...SEESTADT.parts, de: { ...SEESTADT.parts.de, titles: { ...titles, 11: 'Neues Wohnen' } } },
    }
  }

  test('is never served: the last good edition is', async () => {
    const { shelf, ask } = await publishedTowns()
    await shelf.publish(changed())
    shelf.spoil('seestadt', 'de', 'titles')
    const response = await ask('/api/v3/seestadt/de/page/?id=11')
    expect(response.status).toBe(200)
    expect(((await response.json()) as { title: string }).title).toBe('Wohnen')
  })

  test('leaves the list of regions as it is: it reads no part', async () => {
    const { shelf, ask } = await publishedTowns()
    shelf.spoil('kahl', 'de', 'region')
    const response = await ask('/api/v3/regions/')
    expect(response.status).toBe(200)
    const listed = (await response.json()) as { path: string }[]
    expect(listed.map(({ path }) => path)).toEqual(['/seestadt/', '/kahl/'])
  })

  test('is a 503 in JSON when the source has nothing better', async () => {
    const { shelf } = await publishedTowns()
    const stubborn: PartSource = { ...shelf, bytes: async () => undefined, reject: () => {} }
    const response = await askAt(stubborn)('/api/v3/seestadt/de/pages/')
    expect(response.status).toBe(503)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })
})

test('inside a server its failures stay JSON, and the server finds the error for its log', async () => {
  const { shelf } = await publishedTowns()
  const broken: PartSource = { ...shelf, record: () => Promise.reject(new Error('disk on fire')) }
  const noted: unknown[] = []
  const server = new Hono()
  server.use(async (c, next) => {
    await next()
    if (c.error) noted.push(c.error.message)
  })
  server.route('/', integreatApi({ editions: openEditions(broken, 2 ** 20), publicUrl: PUBLIC_URL }))
  server.get('/:region/:language/', (c) => c.text('the site'))
  const response = await server.request('/api/v3/seestadt/de/pages/')
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('fire')
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(noted).toEqual(['disk on fire'])
  expect(await (await server.request('/seestadt/de/')).text()).toBe('the site')
})

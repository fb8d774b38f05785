import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ask } from './asking.ts'
import { type Copies, openCopies } from './copies.ts'
import { type Crawled, crawlCopy } from './crawl-copy.ts'
import { type FileServer, NO_NGINX, serveCopy } from './nginx.ts'

const house = inject('house')

let made: Copies
beforeAll(async () => {
  made = await openCopies(house)
  await made.make('all')
})
afterAll(() => made.remove())

describe.skipIf(NO_NGINX)('an exported copy, sent by nginx', () => {
  let copy: FileServer
  let crawled: Crawled
  beforeAll(async () => {
    copy = await serveCopy(made.at('all'))
    crawled = await crawlCopy(copy.url, house.url)
  })
  afterAll(() => copy?.stop())

  it('leads nowhere that is not there', () => {
    const region = (slug: string) => [...crawled.pages.keys()].filter((path) => path.startsWith(`/${slug}/`))
    expect(region('ankerland').length).toBeGreaterThan(220)
    if (house.counties) expect(region('lkaugsburg').length).toBeGreaterThan(471)
    expect(crawled.dead).toEqual([])
  })

  it('is, page by page, what the server answers', async () => {
    let same = 0
    for (const [path, page] of crawled.pages) {
      const { body, headers } = await ask(house.url + encodeURI(path))
      if (!asks(path)) {
        expect(page.body.equals(body), path).toBe(true)
        same++
      } else expect(withoutScript(page.body.toString()), path).toBe(body.toString())
      expect(page.type, path).toBe(headers['content-type'])
    }
    expect(same).toBeGreaterThan(250)
  })

  it.each([
    '/robots.txt',
    '/sitemap.xml',
    '/ankerland/de/sitemap.xml',
    '/regions/de/points.json',
    '/assets/icon.svg',
    '/api/v3/regions/',
    '/api/v3/ankerland/languages/',
    '/api/v3/ankerland/uk/pages/',
    '/api/v3/ankerland/de/imprint/',
    '/ankerland/de/wp-json/extensions/v3/pages/',
    '/wp-json/extensions/v3/sites/',
  ])('%s is sent as the server sends it', async (path) => {
    const [here, there] = [await ask(copy.url + path), await ask(house.url + path)]
    expect(here.status).toBe(200)
    expect(here.body.equals(there.body)).toBe(true)
    expect(here.headers['content-type']?.toLowerCase().split(';')[0]).toBe(
      there.headers['content-type']?.toLowerCase().split(';')[0],
    )
    for (const name of ['cache-control', 'x-content-type-options', 'access-control-allow-origin'])
      if (there.headers[name]) expect(here.headers[name], name).toBe(there.headers[name])
  })

  it.each([
    '/ankerland/de/',
    '/regions/uk/',
    '/ankerland/ar/search/',
    '/ankerland/de/offline/',
    '/nordufer/uk/offline/',
    '/ankerland/de/nowhere/',
  ])('%s keeps to the policy of the server', async (path) => {
    const [here, there] = [await ask(copy.url + path), await ask(house.url + path)]
    for (const name of [
      'referrer-policy',
      'cross-origin-opener-policy',
      'permissions-policy',
      'cache-control',
    ])
      expect(here.headers[name], name).toBe(there.headers[name])
    const [ours, theirs] = [here, there].map(({ headers }) =>
      directives(String(headers['content-security-policy'])),
    )
    expect(Object.keys(ours ?? {})).toEqual(Object.keys(theirs ?? {}))
    for (const [name, sources] of Object.entries(theirs ?? {}))
      if (name === 'style-src') expect(ours?.[name]).toEqual(expect.arrayContaining(sources))
      else expect(ours?.[name], name).toEqual(sources)
  })

  const HEADERS = [
    ...['de-DE,de;q=0.9,en;q=0.8', 'uk-UA,uk;q=0.9', 'ar', 'en-US', 'fa-AF,fa;q=0.5', 'ku-IQ', 'ru,de;q=0.3'],
    ...[
      'fr-FR,fr;q=0.9,uk;q=0.8',
      'xx',
      'zxx,am;q=0.4',
      'ti-ER,ti',
      'de-simple',
      'DE',
      'so, ar',
      '*',
      'x-y,uk',
    ],
  ]
  it.each(['/', '/regions/', '/regions', '/ankerland/', '/ankerland', '/nordufer/', '/suedberg'])(
    'at %s a browser is led where the server leads it',
    async (path) => {
      for (const header of HEADERS) {
        const [here, there] = await Promise.all(
          [copy.url, house.url].map((url) => ask(url + path, { 'Accept-Language': header })),
        )
        expect(here?.status).toBe(302)
        expect(here?.headers.location, `${path} for ${header}`).toBe(there?.headers.location)
        expect(here?.headers.vary).toContain('Accept-Language')
      }
      expect((await ask(copy.url + path)).headers.location).toBe(
        (await ask(house.url + path)).headers.location,
      )
    },
  )

  it.each(['/ankerland/uk/disclaimer/', '/landing/ar/', '/landing/ar', '/favicon.ico'])(
    '%s leads on for good',
    async (path) => {
      const [here, there] = [await ask(copy.url + path), await ask(house.url + path)]
      expect([here.status, here.headers.location]).toEqual([301, there.headers.location])
    },
  )

  it.each(['/ankerland/uk/nowhere/', '/ankerland/ar/x', '/atlantis/de/', '/api/v3/no/'])(
    'where there is nothing at %s, it is said as the server says it',
    async (path) => {
      const [here, there] = [await ask(copy.url + path), await ask(house.url + path)]
      expect(here.status).toBe(404)
      expect(title(here.body) ?? here.body.toString()).toBe(title(there.body) ?? here.body.toString())
      expect(here.headers['content-type']?.split(';')[0]).toBe(there.headers['content-type']?.split(';')[0])
    },
  )

  it('what is for the operator is not for readers', async () => {
    expect((await ask(`${copy.url}/.ankerplatz/nginx-http.conf`)).status).toBe(404)
    expect((await ask(`${copy.url}/README.txt`)).headers['content-type']).toBe('text/plain; charset=utf-8')
  })
})

describe.skipIf(NO_NGINX)('where the web server knows nothing of our tables', () => {
  it('the reader chooses, and what has moved leads on by itself', async () => {
    const copy = await serveCopy(made.at('all'), { tables: false })
    try {
      const choice = (await ask(`${copy.url}/ankerland/`)).body.toString()
      for (const language of ['de', 'de-si', 'en', 'uk', 'ar'])
        expect(choice).toContain(`href="/ankerland/${language}/"`)
      expect((await ask(`${copy.url}/`)).body.toString()).toContain('href="/ankerland/de/"')
      const moved = (await ask(`${copy.url}/ankerland/uk/disclaimer/`)).body.toString()
      expect(moved).toContain('content="0; url=/ankerland/uk/imprint/"')
    } finally {
      await copy.stop()
    }
  })
})

describe.skipIf(NO_NGINX)('a copy without pictures', () => {
  it('leads nowhere that is not there, and has none', async () => {
    await made.make('bare', '--region', 'ankerland', '--without-pictures')
    const copy = await serveCopy(made.at('bare'))
    try {
      const { pages, dead } = await crawlCopy(copy.url, house.url)
      expect(pages.size).toBeGreaterThan(220)
      expect(dead).toEqual([])
      expect(await readdir(made.at('bare'))).not.toContain('media')
      const pictures = [...pages].filter(([, { body }]) => body.includes('/media/'))
      expect(pictures.map(([path]) => path)).toEqual([])

      // The crawl sees what is missing: a page that is linked is taken away.
      await rm(join(made.at('bare'), 'ankerland/de/imprint'), { recursive: true })
      expect((await crawlCopy(copy.url, house.url)).dead).toEqual([
        expect.stringMatching(/^404 \/ankerland\/de\/imprint\/ on /),
      ])
    } finally {
      await copy.stop()
    }
  })
})

describe('exporting again', () => {
  it('without changes writes the same bytes', async () => {
    const before = await readlink(made.at('all'))
    expect((await made.make('all')).stdout).toContain('Nothing has changed')
    expect(await readlink(made.at('all'))).toBe(before)
    await made.make('other')
    expect((await readlink(made.at('other'))).split('.').at(-1)).toBe(before.split('.').at(-1))
  })

  it('does not touch a folder that is not ours', async () => {
    const mine = made.at('mine')
    await mkdir(mine)
    await writeFile(join(mine, 'letter.txt'), 'Dear')
    await expect(made.make('mine')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty, and not an export of ours'),
    })
    expect(await readdir(mine)).toEqual(['letter.txt'])
  })

  it('that is killed leaves what was there, and the next one clears up', async () => {
    const kept = await made.make('killed', '--region', 'suedberg').then(() => readlink(made.at('killed')))
    const child = spawn(process.execPath, ['dist/cli.js', 'export-site', '--out', made.at('killed')], {
      env: made.environment,
    })
    const gone = once(child, 'exit')
    await once(child.stderr, 'data')
    child.kill('SIGKILL')
    await gone
    expect(await readlink(made.at('killed'))).toBe(kept)
    expect(await readFile(join(made.at('killed'), 'suedberg/de/index.html'), 'utf8')).toContain('</html>')
    const left = async () => (await readdir(made.folder)).filter((name) => name.startsWith('.killed.'))
    expect(await left()).toHaveLength(2)
    await made.make('killed', '--region', 'suedberg')
    expect(await left()).toEqual([kept])
  })
})

const asks = (path: string): boolean => /^\/regions\/[^/]+\/$|\/search\/$/.test(path)
const withoutScript = (html: string): string =>
  html
    .replace(/<script src="\/assets\/search-[^"]+" type="module"><\/script>/, '')
    .replace(/<noscript>.*?<\/noscript>/, '')
const title = (html: Buffer): string | undefined => /<title>([^<]*)/.exec(html.toString())?.[1]
const directives = (policy = ''): Record<string, string[]> =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type App, ask, askRaw, closeFront, currentFront, KEEP, LONG, open } from './testing-front.ts'

afterEach(closeFront)

const page = (text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
const kept =
  (region = 'hafen'): App =>
  ({ url }) =>
    page(`${LONG}${url}`, { [KEEP]: region })

describe('asks the application', () => {
  it('once for all who ask at the same time, and not again while it remembers', async () => {
    const { asked, port } = await open(async (request) => {
      await new Promise((soon) => setTimeout(soon, 30))
      return kept()(request)
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(port, '/hafen/de/')))
    expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1)
    await ask(port, '/hafen/de/')
    expect(asked).toHaveLength(1)
  })

  it('each time for what may not be kept, and for each language where the answer depends on it', async () => {
    const { asked, port } = await open(({ headers }) => page(`${headers.get('accept-language')}`))
    const [uk, de] = await Promise.all([
      ask(port, '/', { 'accept-language': 'uk' }),
      ask(port, '/', { 'accept-language': 'de' }),
    ])
    expect([uk?.body.toString(), de?.body.toString()]).toEqual(['uk', 'de'])
    await ask(port, '/', { 'accept-language': 'uk' })
    expect(asked).toHaveLength(3)
  })

  it('again after what it depends on changed, and only for that', async () => {
    const { asked, port } = await open((request) => kept(new URL(request.url).pathname.slice(1))(request))
    for (const path of ['/hafen', '/stadt', '/*']) await ask(port, path)
    currentFront().forget('hafen')
    for (const path of ['/hafen', '/stadt', '/*']) await ask(port, path)
    expect(asked.slice(3).map(({ url }) => new URL(url).pathname)).toEqual(['/hafen', '/*'])
    currentFront().forget(null)
    for (const path of ['/hafen', '/stadt', '/*']) await ask(port, path)
    expect(asked).toHaveLength(8)
  })

  it('again when something changed while it was answering', async () => {
    const { asked, port } = await open((request) => {
      if (asked.length === 1) currentFront().forget('hafen')
      return kept()(request)
    })
    await ask(port, '/hafen')
    await ask(port, '/hafen')
    await ask(port, '/hafen')
    expect(asked).toHaveLength(2)
  })

  it('with nothing of the reader but what it needs: no address, no browser, no cookie', async () => {
    const { asked, port } = await open(kept())
    await ask(port, '/a', {
      'x-forwarded-for': '203.0.113.77',
      'user-agent': 'CANARY',
      cookie: 'a=b',
      referer: 'https://a.example/',
      'x-keep': 'x',
    })
    expect([...(asked[0]?.headers.keys() ?? [])]).toEqual([])
  })

  it('as long as there is room, the least recently asked for goes first', async () => {
    const { asked, port } = await open(kept(), { memory: 5000 })
    for (const path of ['/1', '/2', '/1', '/3', '/1', '/4', '/1']) await ask(port, path)
    const before = asked.length
    await ask(port, '/1')
    expect(asked).toHaveLength(before)
    await ask(port, '/2')
    expect(asked).toHaveLength(before + 1)
  })
})

describe('a response', () => {
  it('is compressed as the client likes it, and says so', async () => {
    const { port } = await open(kept())
    const plain = await ask(port, '/a')
    const br = await ask(port, '/a', { 'accept-encoding': 'gzip, deflate, br' })
    const zip = await ask(port, '/a', { 'accept-encoding': 'gzip, br;q=0' })
    const none = await ask(port, '/a', { 'accept-encoding': 'gzip;q=0, br;q=0.0, identity' })
    expect([plain, br, zip, none].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'br',
      'gzip',
      undefined,
    ])
    for (const body of [brotliDecompressSync(br.body), gunzipSync(zip.body), none.body])
      expect(body.toString()).toBe(plain.body.toString())
    for (const { headers, body } of [plain, br, zip, none]) {
      expect(headers.vary).toBe('Accept-Encoding')
      expect(headers['content-length']).toBe(String(body.length))
      expect(headers).not.toHaveProperty(KEEP)
    }
    expect(new Set([plain, br, zip].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  it('keeps what it varies by', async () => {
    const { port } = await open(() => page('a', { vary: 'Accept-Language' }))
    expect((await ask(port, '/')).headers.vary).toBe('Accept-Language, Accept-Encoding')
  })

  it('is not sent to who has it already', async () => {
    const { port } = await open(kept())
    const headers = { 'accept-encoding': 'br' }
    const { etag = '', 'content-encoding': encoding } = (await ask(port, '/a', headers)).headers
    expect(encoding).toBe('br')
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask(port, '/a', { ...headers, 'if-none-match': known })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
    }
    expect((await ask(port, '/a', { ...headers, 'if-none-match': '"other"' })).status).toBe(200)
    expect((await ask(port, '/b', { ...headers, 'if-none-match': etag })).status).toBe(200)
  })

  it('without its body is the same (HEAD)', async () => {
    const { asked, port } = await open(kept())
    const whole = await ask(port, '/a')
    const head = await ask(port, '/a', {}, { method: 'HEAD' })
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.headers.etag).toBe(whole.headers.etag)
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  })

  it('that is a fault is never kept and has no tag', async () => {
    const { asked, port } = await open(() => new Response('gone', { status: 404, headers: { [KEEP]: '*' } }))
    const { status, headers } = await ask(port, '/a')
    await ask(port, '/a', { 'if-none-match': '*' })
    expect([status, headers.etag, asked.length]).toEqual([404, undefined, 2])
  })

  it('hides what went wrong inside', async () => {
    const { port } = await open(() => {
      throw new Error('CANARY /etc/secret')
    })
    const { status, body, headers } = await ask(port, '/a')
    expect(status).toBe(500)
    expect(JSON.stringify([body.toString(), headers])).not.toMatch(/CANARY|secret|Error/)
    expect((await ask(port, '/a')).status).toBe(500)
  })
})

describe('a request that is not right', () => {
  const PATIENCE = { headers: 200, request: 400, idle: 600 }

  it('by its length is refused', async () => {
    const { asked, port } = await open(kept())
    expect((await ask(port, `/${'a'.repeat(5000)}`)).status).toBe(414)
    expect((await ask(port, '/', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431)
    expect(asked).toHaveLength(0)
  })

  it('by the size of its body is refused, whether it says so before or not', async () => {
    const { asked, port } = await open(async (request) => page(String((await request.text()).length)))
    const small = await ask(port, '/', {}, { method: 'POST', body: 'a'.repeat(1000) })
    expect(small.body.toString()).toBe('1000')
    const body = 'a'.repeat(1_000_001)
    expect((await ask(port, '/', {}, { method: 'POST', body })).status).toBe(413)
    const chunked = await ask(port, '/', { 'transfer-encoding': 'chunked' }, { method: 'POST', body })
    expect(chunked.status).toBe(413)
    expect(asked).toHaveLength(1)
  })

  it('by the size of its body is refused later where somebody writes: long texts come in forms', async () => {
    const isPersonal = (path: string): boolean => path === '/write'
    const { port } = await open(async (request) => page(String((await request.text()).length)), {
      isPersonal,
    })
    const send = (path: string, letters: number) =>
      ask(port, path, {}, { method: 'POST', body: 'a'.repeat(letters) })
    expect((await send('/write', 1_000_001)).body.toString()).toBe('1000001')
    expect((await send('/write', 3_000_001)).status).toBe(413)
    expect((await send('/', 1_000_001)).status).toBe(413)
  })

  it('by its method is refused, and the house stays up', async () => {
    const { asked, port } = await open(kept())
    expect((await ask(port, '/', {}, { method: 'TRACE' })).status).toBe(405)
    for (const line of ['CONNECT a.example:443', 'GARBAGE /', 'GET', '\0\0', 'GET / HTTP/9.9'])
      await askRaw(port, `${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    await askRaw(
      port,
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    expect((await ask(port, '/')).status).toBe(200)
    expect(asked.length).toBeLessThan(3)
  })

  it('whatever its address is asked for on our own host only', async () => {
    const { asked, port } = await open(kept())
    const odd = [
      '//evil.example',
      '/\\evil.example',
      '/%',
      '/%00',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/../../etc/passwd',
      '/?a=%ff',
      '/#a',
    ]
    for (const path of odd)
      await askRaw(port, `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    for (const path of ['http://evil.example/', '@evil.example', '*', 'evil.example:80'])
      await askRaw(port, `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    expect(asked.length).toBeGreaterThanOrEqual(odd.length)
    expect(new Set(asked.map(({ url }) => new URL(url).host))).toEqual(new Set(['ankerplatz.local']))
    expect(asked.map(({ url }) => url).join()).not.toContain('/etc/passwd/..')
  })

  it('that comes in drops is cut off: in its headers, in its body', async () => {
    const { asked, port } = await open(kept(), { patience: PATIENCE })
    const began = performance.now()
    const answers = await Promise.all([
      askRaw(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '),
      askRaw(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc'),
      askRaw(port, ''),
    ])
    expect(performance.now() - began).toBeLessThan(4000)
    for (const answer of answers) expect(answer).not.toContain('200')
    expect(asked).toHaveLength(0)
    expect((await ask(port, '/')).status).toBe(200)
  })
})

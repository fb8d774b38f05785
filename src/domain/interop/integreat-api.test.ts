import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { checkSource } from './check.ts'
import { openApi } from './integreat-api.ts'
import { politeFetch } from './polite-fetch.ts'

const REGION = { name: 'Stadt Town', path: 'town', live: true, languages: [{ code: 'de' }] }
const PAGE = {
  id: 1,
  path: '/town/de/a/',
  title: 'A',
  content: '',
  last_updated: '2024-01-15T10:00:00+01:00',
  parent: { id: 0, url: null, path: null },
  order: 1,
  available_languages: {},
}
const PAGES = '/api/v3/town/de/pages/'

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(undefined)))
  server = undefined
})

/** A server on this machine that answers as Integreat does, save for what is said otherwise. */
async function serve(
  special: Record<string, RequestListener> = {},
): Promise<{ address: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = []
  const answers: Record<string, unknown> = { '/api/v3/regions/town/': REGION, [PAGES]: [PAGE] }
  server = createServer((request, response) => {
    seen.push(request)
    const path = request.url ?? ''
    if (special[path]) return special[path](request, response)
    response.writeHead(path in answers ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answers[path] ?? { error: 'unknown' }))
  })
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const get = () =>
  politeFetch({ userAgent: 'Ankerplatz/1 (+https://x.example)', pauseMs: 1, backoffMs: 1, attempts: 3 })

async function move(address: string) {
  const source = await openApi(address, 'town', get())
  try {
    return await checkSource(source, await source.languages(), () => {})
  } finally {
    await source.close()
  }
}

it('reads region and pages, says who is asking, and asks once', async () => {
  const { address, seen } = await serve()
  const plan = await move(address)
  expect(plan.pages).toHaveLength(1)
  expect(seen.map(({ url }) => url)).toEqual(['/api/v3/regions/town/', PAGES])
  expect(seen[0]?.headers['user-agent']).toBe('Ankerplatz/1 (+https://x.example)')
})

it('waits when it is told to, and asks again', async () => {
  let times = 0
  const { address, seen } = await serve({
    [PAGES]: (_, response) => {
      if (times++ === 0) return void response.writeHead(429, { 'retry-after': '0' }).end()
      if (times === 2) return void response.writeHead(503).end()
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify([PAGE]))
    },
  })
  expect((await move(address)).pages).toHaveLength(1)
  expect(seen).toHaveLength(4)
})

it('gives up in the end, with the address and the reason', async () => {
  const { address } = await serve({ [PAGES]: (_, response) => void response.writeHead(500).end() })
  await expect(move(address)).rejects.toThrow(`${address}${PAGES} cannot be fetched: it answers 500`)
})

it('follows a redirect within the host, and none to another', async () => {
  const { address } = await serve({
    [PAGES]: (_, response) => void response.writeHead(301, { location: '/moved' }).end(),
    '/moved': (_, response) => void response.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
  })
  await expect(move(address)).rejects.toThrow('leads to another host (elsewhere.example)')
})

it('refuses what is cut off', async () => {
  const text = JSON.stringify([PAGE]).slice(0, -20)
  const { address } = await serve({
    [PAGES]: (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(text),
  })
  await expect(move(address)).rejects.toMatchObject({
    faults: [{ where: 'de, item 0', what: expect.stringContaining('cut off') }],
  })
})

it('asks again when the connection breaks in the middle', async () => {
  let times = 0
  const { address } = await serve({
    [PAGES]: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 })
      if (times++ === 0) response.write('[', () => response.destroy())
      else response.end(`[${JSON.stringify(PAGE)}${' '.repeat(10_000 - JSON.stringify(PAGE).length - 2)}]`)
    },
  })
  expect((await move(address)).pages).toHaveLength(1)
})

it('refuses what is no JSON by its type', async () => {
  const { address } = await serve({
    [PAGES]: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('[]'),
  })
  await expect(move(address)).rejects.toMatchObject({
    faults: [{ where: 'de', what: expect.stringContaining('answers text/html, not application/json') }],
  })
})

it('an older system has only the list of all regions', async () => {
  const { address } = await serve({
    '/api/v3/regions/town/': (_, response) => void response.writeHead(404).end(),
    '/wp-json/extensions/v3/sites/': (_, response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([REGION])),
  })
  expect((await move(address)).pages).toHaveLength(1)
})

it('an answer that never ends is cut at the limit', async () => {
  const { address } = await serve({
    '/endless': (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      const timer = setInterval(() => response.write(Buffer.alloc(50_000)), 1)
      response.on('close', () => clearInterval(timer))
    },
  })
  const fetched = get()(`${address}/endless`, { type: 'image/', mostBytes: 2 ** 20 })
  await expect(fetched).rejects.toThrow('has more than 1 MB')
})

it('http is only for this machine', async () => {
  await expect(openApi('http://cms.example', 'town', get())).rejects.toThrow('only https is fetched')
})

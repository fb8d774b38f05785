import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mediaOf } from '../domain/media/index.ts'
import { regionBySlug } from '../domain/regions/index.ts'
import { freshInstallation, type Installation, item } from './testing-line.ts'

let installation: Installation
let server: Server
let address: string
const seen: string[] = []

beforeEach(async () => {
  installation = await freshInstallation('sqlite')
  seen.length = 0
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2a6f7f' } })
    .png()
    .toBuffer()
  server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push(path)
    if (/\/(plan|copy|Jobs)\.png$/.test(path))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    if (path.endsWith('/fake.png'))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end('<svg onload="x()">')
    response.writeHead(path.startsWith('/api/v3/') ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(path.includes('/regions/') ? region : pages()))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await new Promise((done) => server.close(done))
  await installation.remove()
})

const region = { name: 'Stadt Town', path: 'town', languages: [{ code: 'de' }] }
const media = (name: string) => `${address}/media/regions/1/2023/${name}`
const img = (src: string) => `<p><img src="${src}" alt="Ein Bild" width="400" height="300"></p>`
const pages = () => [
  item(1, '/town/de/a/', {
    thumbnail: media('Jobs.png'),
    content: [
      media('plan.png'),
      media('copy.png'),
      media('gone.png'),
      media('fake.png'),
      'https://elsewhere.example/x.png',
    ]
      .map(img)
      .join(''),
  }),
]

it('pictures of the source come into our media once; the others stay placeholders and are named', async () => {
  const file = join(installation.folder, 'report.json')
  const run = (...more: string[]) =>
    installation.run('import', 'integreat', address, '--region', 'town', ...more)
  expect((await run('--media', '--report', file)).code).toBe(0)
  const report = JSON.parse(await readFile(file, 'utf8'))
  expect(report.pictures.fetched).toBe(3)
  expect(report.pictures.missing.map((one: { address: string }) => one.address)).toEqual([
    media('gone.png'),
    media('fake.png'),
    'https://elsewhere.example/x.png',
  ])
  await installation.inside(async ({ database, editions }) => {
    const { id } = (await regionBySlug(database.reader, 'town')) as { id: string }
    expect(await mediaOf(database.reader, id)).toHaveLength(1)
    const parts = (await editions.record('town'))?.languages[0]?.parts ?? {}
    const part = JSON.stringify(await editions.part(parts['pages/1'] as { hash: string; bytes: number }))
    expect(part.match(/data-media=\\"1\\"/g)).toHaveLength(2)
    expect(part.match(/data-missing=\\"Ein Bild\\"/g)).toHaveLength(3)
    expect(part).not.toContain('elsewhere.example')
  })

  const again = await run()
  expect(again.out).toContain('0 created, 0 changed, 1 unchanged, 0 refused')
  expect(seen.filter((path) => path.endsWith('plan.png'))).toHaveLength(1)
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from './folder.ts'

const NAME = `${'ab'.repeat(32)}-320.webp`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ankerplatz-folder-'))
  for (const name of [NAME, 'secret.txt', 'secret.webp', `${NAME}.bak`])
    await writeFile(join(folder, name), name)
  await writeFile(join(folder, '..', `${'cd'.repeat(32)}-320.webp`), 'outside')
})
afterAll(async () => {
  await rm(join(folder, '..', `${'cd'.repeat(32)}-320.webp`))
  await rm(folder, { recursive: true })
})
const ask = (path: string) => serveFolder(folder, /^[0-9a-f]{64}-\d{1,4}\.webp$/).request(path)

it('a file whose name matches is sent with its type, for ever, and can do nothing in a browser', async () => {
  const response = await ask(`/${NAME}`)
  expect(await response.text()).toBe(NAME)
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it('no other file is reached, however it is asked for', async () => {
  const outside = `${'cd'.repeat(32)}-320.webp`
  const paths = [
    '/secret.txt',
    '/secret.webp',
    `/${NAME}.bak`,
    `/${NAME}%00`,
    `/${NAME}%0a`,
    `/..%2f${outside}`,
    `/%2e%2e%2f${outside}`,
    `/..%5c${outside}`,
    `/../${outside}`,
    `/%252e%252e%252f${outside}`,
    '/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/%',
    '/%ff',
    '/',
    `/${NAME.toUpperCase()}`,
    `/x/${NAME}`,
  ]
  for (const path of paths) expect((await ask(path)).status, path).toBe(404)
})

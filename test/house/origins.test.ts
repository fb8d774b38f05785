import { afterAll, beforeAll, expect, it } from 'vitest'
import { publicFaces } from '../../src/public-faces.ts'
import { integreatApi } from '../../src/web/api/integreat/index.ts'
import { ROUTES } from '../../src/web/backoffice/routes.ts'
import { type Office, openBrowser, openOffice } from '../../src/web/backoffice/testing-office.ts'
import { createSite } from '../../src/web/site/site.tsx'

/**
 * Addresses that take something from other websites and apps, without anybody's cookie: 'POST /api/v3/...'. Feedback of
 * Integreat's apps will be the first.
 */
const OPEN_TO_OTHERS: readonly string[] = []

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']
const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

let office: Office
beforeAll(async () => {
  office = await openOffice('sqlite')
  await office.house.worker.drain()
})
afterAll(() => office.leave())

/** Every path that any face of the house has a route for, with something in each of its pieces. */
function pathsOfAllFaces(): string[] {
  const { editions, shelf: source, config, log } = office.house
  const { publicUrl } = config
  const faces = publicFaces({ editions, source, config, log, assets: '', script: null, pocket: null })
  const site = createSite({ editions, publicUrl, script: null, pocket: null, report: () => {} })
  const api = integreatApi({ editions, publicUrl })
  const known = [faces, site, api].flatMap(({ routes }) => routes.map(({ path }) => path))
  const backoffice = ROUTES.map(({ path }) => `/backoffice${path}`)
  const others = ['/health', '/backoffice', '/backoffice/auth/sign-up/email', '/backoffice/auth/sign-out']
  return [...new Set([...known, ...backoffice, ...others])].map((path) =>
    path
      .replace(/:region\b(\{[^}]*\})?/g, 'hafen')
      .replace(/:language\b(\{[^}]*\})?/g, 'de')
      .replace(/:\w+\??(\{[^}]*\})?/g, 'x')
      .replaceAll('*', 'x'),
  )
}

/** What another website gets done, with the cookie of somebody who is signed in, as far as the browser would send it. */
async function letIn(paths: readonly string[], headers: Record<string, string>): Promise<string[]> {
  const found: string[] = []
  for (const path of paths)
    for (const method of CHANGING) {
      const answer = await fetch(office.url + path, {
        method,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'name=x',
        redirect: 'manual',
      })
      await answer.arrayBuffer()
      const name = `${method} ${path}`
      if (answer.status < 400 && !OPEN_TO_OTHERS.includes(name)) found.push(`${name}: ${answer.status}`)
    }
  return found
}

it('nothing that changes something is taken from another website, at no address of any face', async () => {
  const paths = pathsOfAllFaces()
  expect(paths.length).toBeGreaterThan(60)
  expect(await letIn(paths, FOREIGN)).toEqual([])
})

it('a form of ours is taken: the test sees the difference', async () => {
  expect(await letIn(['/backoffice/sign-out'], { origin: 'https://guide.example' })).toEqual([
    'POST /backoffice/sign-out: 303',
  ])
  expect(await letIn(['/backoffice/sign-out'], { ...FOREIGN, origin: 'https://guide.example' })).toEqual([])
  expect(openBrowser(office.url).cookies.size).toBe(0)
})

import { describe, expect, inject, it } from 'vitest'
import { type Answered, ask } from './asking.ts'
import { kindsIn } from './kinds-of-pages.ts'

const { url } = inject('house')
const ADDRESSES = [
  ...new Set(kindsIn(['de', 'uk', 'ar']).map(({ path }) => path)),
  '/ankerland/de/%E0%A4%A/',
  '/nothing/at/all',
]

describe('every page is sent with', () => {
  it.each(ADDRESSES)('a policy that allows nothing but our own, and no cookie: %s', async (path) => {
    const { headers } = await ask(url + path)
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:|data:|blob:/)
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers.server).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
  })
})

const NOT_PAGES = [
  '/',
  '/ankerland',
  '/robots.txt',
  '/sitemap.xml',
  '/ankerland/de/sitemap.xml',
  '/ankerland/de/manifest.webmanifest',
  '/regions/de/points.json',
  '/favicon.ico',
  '/assets/icon.svg',
  '/health',
  '/media/nothing.webp',
  '/api/v3/regions/',
  '/api/v3/ankerland/de/pages/',
]

describe('everything else', () => {
  it.each(NOT_PAGES)('sets no cookie and is what it says it is: %s', async (path) => {
    const { headers, status } = await ask(url + path)
    expect(status).toBeLessThan(500)
    expect(headers['set-cookie']).toBeUndefined()
    if (status === 200) expect(headers['x-content-type-options'], path).toBe('nosniff')
  })

  it.each(['/api/v3/regions/', '/api/v3/ankerland/de/pages/'])(
    '%s may be read by every website',
    async (path) => {
      const asked: Answered = await ask(url + path, { Origin: 'https://elsewhere.example' })
      expect(asked).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': '*' } })
      expect(asked.headers['access-control-allow-credentials']).toBeUndefined()
    },
  )

  it('a page may not be read by other websites', async () => {
    const { headers } = await ask(`${url}/ankerland/de/`, { Origin: 'https://elsewhere.example' })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

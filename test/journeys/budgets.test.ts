import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ask } from './asking.ts'
import { NO_BROWSER, openBrowser, withPage } from './browser.ts'
import { demoAddress } from './demo-addresses.ts'

const { url, counties } = inject('house')

const KB = 1024
/** ARCHITECTURE.md, budgets: one response that TCP's first flight carries, and little after it. */
const BUDGET = { document: 14 * KB, all: 60 * KB, script: 15 * KB, requests: 6 }
const AUTHORITY = '/lkaugsburg/de/willkommen-lkaugsburg/landkreis/landratsamt/'

const pages = ['de', 'ar', 'uk'].flatMap((language) => [
  `/ankerland/${language}/`,
  demoAddress('first-steps', language),
  demoAddress('register-address', language),
  `/regions/${language}/`,
  `/ankerland/${language}/offline/`,
])

describe.skipIf(NO_BROWSER)('what a page costs on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each([...pages, ...(counties ? [AUTHORITY] : [])])('%s', async (path) => {
    const first = await ask(url + encodeURI(path), { 'Accept-Encoding': 'br' })
    expect(first).toMatchObject({ status: 200, headers: { 'content-encoding': 'br' } })
    expect(first.body.length).toBeLessThanOrEqual(BUDGET.document)

    const cost = await withPage(browser, { deviceScaleFactor: 2 }, async (page) => {
      const session = await page.context().newCDPSession(page)
      const counting = await countBytes(session)
      await page.goto(url + path, { waitUntil: 'networkidle' })
      return counting()
    })
    expect(cost.document).toBeGreaterThan(1000)
    expect(cost.requests, cost.list).toBeLessThanOrEqual(BUDGET.requests)
    expect(cost.all, cost.list).toBeLessThanOrEqual(BUDGET.all)
    expect(cost.script, cost.list).toBeLessThanOrEqual(BUDGET.script)
  })
})

/** Bytes on the wire, headers included, as the browser counts them. */
async function countBytes(session: CDPSession) {
  const kinds = new Map<string, { kind: string; url: string }>()
  const bytes = new Map<string, number>()
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) =>
    kinds.set(requestId, { kind: type ?? '', url: request.url }),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  )
  return () => {
    const sum = (kind?: string): number =>
      [...bytes].reduce((all, [id, size]) => (!kind || kinds.get(id)?.kind === kind ? all + size : all), 0)
    const list = [...bytes].map(([id, size]) => `${size} ${kinds.get(id)?.url}`).join('\n')
    return { requests: kinds.size, document: sum('Document'), script: sum('Script'), all: sum(), list }
  }
}

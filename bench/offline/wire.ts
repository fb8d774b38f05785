import type { CDPSession, Page } from 'playwright-core'

/** Bytes on the wire of a page's own requests, headers included, and how many requests there were. */
export interface Sent {
  bytes: number
  requests: number
}

/** Counts what a page fetches while something is done, of the addresses that match. */
export async function sentDuring(page: Page, matching: RegExp, act: () => Promise<unknown>): Promise<Sent> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const watched = watch(cdp, matching)
  await act()
  await cdp.detach()
  return watched()
}

function watch(cdp: CDPSession, matching: RegExp): () => Sent {
  const wanted = new Set<string>()
  const sent: Sent = { bytes: 0, requests: 0 }
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (matching.test(new URL(response.url).pathname)) wanted.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!wanted.has(requestId)) return
    sent.bytes += encodedDataLength
    sent.requests++
  })
  return () => sent
}

import { thisDevice } from '../../src/web/offline/device.ts'
import { createGuide } from '../../src/web/offline/guide.ts'

/**
 * The worker's program in a page: Chromium slows a page's processor down, and no worker's. Milliseconds from an address to
 * its whole HTML, by a program that has just been started and remembers nothing.
 */
async function answerIn(path: string): Promise<{ ms: number; status: number }> {
  const began = performance.now()
  const guide = createGuide({
    device: thisDevice(),
    languages: navigator.languages,
    site: { script: null, pocket: null },
    network: () => Promise.reject(new TypeError('no network')),
  })
  const answer = await guide.answer(new Request(new URL(path, location.href)), 'region')
  await answer.text()
  return { ms: performance.now() - began, status: answer.status }
}

Object.assign(globalThis, { answerIn })

import { faceOf } from './addresses.ts'
import { SHELL } from './build-facts.ts'
import { thisDevice } from './device.ts'
import { createGuide } from './guide.ts'
import { moveIn, settleIn } from './install.ts'
import { lookForNews } from './news.ts'
import { sitePartsOfThisBuild } from './site-parts.ts'

/** Service Workers, section 4: what TypeScript's library of the page has not got. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface AskedEvent extends LastingEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope extends EventTarget {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: ServiceWorkerRegistration
}
/** Network Information API: not in every browser. */
type Connection = { connection?: { saveData?: boolean } }

const scope = self as unknown as WorkerScope
const device = thisDevice()
const { languages } = navigator
const guide = createGuide({
  device,
  languages,
  site: sitePartsOfThisBuild(),
  network: (request) => fetch(request),
})

// Every page is a document of its own and loads nothing later: a new worker may take over between two of them.
scope.addEventListener('install', (event) => {
  ;(event as LastingEvent).waitUntil(moveIn(device, languages).then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  ;(event as LastingEvent).waitUntil(settleIn(device).then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const asked = event as AskedEvent
  const { origin, pathname } = new URL(asked.request.url)
  if (asked.request.method !== 'GET' || origin !== location.origin) return
  const face = faceOf(pathname, SHELL)
  if (!face) return
  const answered = guide.answer(asked.request, face)
  asked.respondWith(answered)
  const { connection, onLine } = navigator as Navigator & Connection
  if (face !== 'region' || !onLine || connection?.saveData) return
  const [, region = ''] = pathname.split('/')
  asked.waitUntil(
    answered
      .then(() => lookForNews(device, region, guide.inDoubt()))
      // Another time. A server that speaks to a newer worker only has that worker for us.
      .catch(() => scope.registration.update().catch(() => {})),
  )
})

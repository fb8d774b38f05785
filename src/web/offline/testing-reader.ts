import { LOCALES as ALL } from '../../../locales/index.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import { faceOf } from './addresses.ts'
import { createGuide, type Guide } from './guide.ts'
import { LOCALES } from './loaded-locales.ts'
import type { TestingDevice } from './testing-device.ts'

/** Somebody with a telephone. */
export interface Reader {
  device: TestingDevice
  guide: Guide
  /** Opens an address with the network cut, or with a server that answers 'from the server'. */
  open(path: string, network?: 'cut' | 'there'): Promise<Opened>
}

export interface Opened {
  status: number
  text: string
  location: string | null
}

/** A worker that has just been started on a telephone, and remembers nothing. */
export function readerOf(device: TestingDevice, languages: readonly string[] = ['de-DE', 'de']): Reader {
  let network: 'cut' | 'there' = 'cut'
  const guide = createGuide({
    device,
    languages,
    site: { script: null, pocket: null },
    async network() {
      if (network === 'cut') throw new TypeError('no network')
      return new Response('from the server')
    },
  })
  return {
    device,
    guide,
    async open(path, now = 'cut') {
      network = now
      const { pathname, href } = new URL(path, 'http://telephone.example')
      const face = faceOf(pathname, [])
      if (!face) throw new Error(`the worker does not touch ${path}`)
      const answer = await guide.answer(new Request(href), face)
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
    },
  }
}

/** Which words are on the device: the worker reads them from its shelf, here they are put in. */
export function speak(...slugs: readonly LanguageSlug[]): void {
  for (const slug of Object.keys(LOCALES)) delete LOCALES[slug]
  Object.assign(LOCALES, Object.fromEntries(slugs.map((slug) => [slug, ALL[slug as 'en']])))
}

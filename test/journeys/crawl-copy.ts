import { type Answered, ask } from './asking.ts'

/** What a crawl of a copy has found. */
export interface Crawled {
  /** Decoded path -> a page of the copy. */
  pages: Map<string, { body: Buffer; type: string }>
  /** Addresses that answer anything but 200 and a redirect of the site, and where they are named. */
  dead: string[]
}

const AT_ONCE = 8

/**
 * Follows every link, picture, script and sitemap entry of a copy, from '/' on. What it names on the address that it was
 * made for is looked for on the address that it is served at.
 */
export async function crawlCopy(url: string, madeFor: string): Promise<Crawled> {
  const crawled: Crawled = { pages: new Map(), dead: [] }
  const known = new Map<string, string>(
    ['/', '/sitemap.xml', '/robots.txt'].map((path) => [path, 'the start']),
  )
  const waiting = [...known.keys()]
  let under = 0

  await new Promise<void>((resolve, reject) => {
    const more = (): void => {
      if (waiting.length === 0 && under === 0) resolve()
      while (under < AT_ONCE && waiting.length > 0) {
        under++
        look(waiting.shift() ?? '').then(() => {
          under--
          more()
        }, reject)
      }
    }
    more()
  })
  return crawled

  async function look(path: string): Promise<void> {
    const answer = await ask(url + encodeURI(path))
    const { status, headers, body } = answer
    if (status === 301 || status === 302) return meet(headers.location ?? '', path)
    if (status !== 200) {
      crawled.dead.push(`${status} ${path} on ${known.get(path)}`)
      return
    }
    const type = headers['content-type'] ?? ''
    if (type.startsWith('text/html')) crawled.pages.set(path, { body, type })
    for (const address of addressesIn(answer, type)) meet(address, path)
  }

  function meet(address: string, on: string): void {
    const { origin, pathname } = new URL(address, url + encodeURI(on))
    const path = decodeURI(pathname)
    if ((origin !== url && origin !== madeFor) || known.has(path)) return
    known.set(path, on)
    waiting.push(path)
  }
}

/** Told by the letters only, so that it does not share a mistake with the export. */
function addressesIn({ body }: Answered, type: string): string[] {
  if (!/html|xml|manifest/.test(type)) return []
  const text = body.toString()
  const named = Array.from(
    text.matchAll(/(?:href|src|action|data-source|content)=['"]([^'"]*)['"]|<loc>([^<]*)|"src":"([^"]*)"/g),
    ([, attribute, entry, icon]) => attribute ?? entry ?? icon ?? '',
  )
  const sized = Array.from(text.matchAll(/srcset="([^"]*)"/g), ([, sources = '']) =>
    sources.split(',').map((source) => source.trim().split(' ')[0] ?? ''),
  )
  return [...named, ...sized.flat()]
    .map((address) => address.replaceAll('&amp;', '&'))
    .filter((address) => /^(\/|https?:\/\/)/.test(address))
}

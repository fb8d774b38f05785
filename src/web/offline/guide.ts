import type { Hono } from 'hono'
import { CorruptPart, openEditions } from '../../edition/editions.ts'
import { INTERFACE_LANGUAGES, type LanguageSlug } from '../../kernel/language.ts'
import { createSite, KEEP, type SiteParts } from '../site/site.tsx'
import type { Face } from './addresses.ts'
import type { Device } from './device.ts'
import { deviceSource } from './device-source.ts'
import { acceptLanguage, browserLanguage } from './languages-wanted.ts'
import { lastWords } from './last-words.ts'
import { pictureAt } from './pictures.ts'
import { plainPage } from './plain-page.tsx'
import { holdProgram, loadWords, programAt, wordsAddresses, wordsFor } from './program.ts'
import { type SavedRegion, savedRegions } from './saved-region.ts'
import { standsHere } from './stands-here.ts'
import { waysOn } from './ways-on.ts'

export interface GuideParts {
  device: Device
  /** The languages of the browser, most wanted first. */
  languages: readonly string[]
  /** Asks the server itself; rejects when there is no network. */
  network(request: Request): Promise<Response>
  /** What the site is made with here as on the server: the addresses of its scripts and icons. */
  site: Omit<SiteParts, 'editions' | 'publicUrl' | 'report'>
}

export interface Guide {
  /** Answers an address that has a face. */
  answer(request: Request, face: Face): Promise<Response>
  /** Whether something that is saved was found broken and should be fetched again at once. */
  inDoubt(): boolean
}

/** Bytes of parsed parts: a telephone of 2016 has a gigabyte in all. */
const MEMORY = 16 * 2 ** 20
/** How long a page about all regions waits for a network that does not answer, before the device does. */
const PATIENCE_MS = 6000

/** Answers the public site from what is saved on a device, and says plainly what is not. */
export function createGuide({ device, languages, network, site: parts }: GuideParts): Guide {
  const source = deviceSource(device)
  const editions = openEditions(source, MEMORY)
  const sites = new Map<string, Hono>()
  const accept = acceptLanguage(languages)
  const wanted = browserLanguage(languages)

  return { answer, inDoubt: source.inDoubt }

  async function answer(request: Request, face: Face): Promise<Response> {
    const pathname = readable(new URL(request.url).pathname)
    if (face === 'program') return (await programAt(device, pathname)) ?? network(request)
    if (face === 'picture') return (await pictureAt(device, pathname)) ?? network(request)
    return face === 'front' ? front(request, pathname) : inRegion(request, pathname)
  }

  /** The server knows all regions; the device those that are saved. */
  async function front(request: Request, path: string): Promise<Response> {
    const theirs = await fromNetwork(request, PATIENCE_MS)
    if (theirs && theirs.status < 500) return theirs
    const own = await savedFront(request, path).catch(() => undefined)
    return own && own.status < 400 ? own : (theirs ?? plain('notHere', path))
  }

  async function savedFront(request: Request, path: string): Promise<Response | undefined> {
    const [slug] = await savedRegions(device)
    const state = slug === undefined ? undefined : await source.region(slug)
    const [, , language] = path.split('/')
    return state && (await hasWords(language || wanted)) ? fromSite(state.publicUrl, request) : undefined
  }

  async function inRegion(request: Request, path: string): Promise<Response> {
    const own = await fromShelf(request, path)
    if (typeof own === 'object' && own.status < 400) return own
    // What the device does not know may be new on the server.
    const theirs = await fromNetwork(request)
    if (theirs && (theirs.status < 500 || own === 'elsewhere')) return theirs
    return typeof own === 'object' ? own : plain(own === 'broken' ? 'broken' : 'notHere', path)
  }

  /** From one state of the shelf, whole; when something of it is found broken, from the state before. */
  async function fromShelf(request: Request, path: string): Promise<Response | 'elsewhere' | 'broken'> {
    const [, slug = '', language = ''] = path.split('/')
    for (let attempt = 0; attempt < 4; attempt++) {
      try {
        const state = await source.region(slug)
        if (!state) return 'elsewhere'
        if (!(await standsHere(state, editions, path))) return attempt === 0 ? 'elsewhere' : 'broken'
        if (!(await hasWords(language))) return isSaved(state, language) ? 'broken' : 'elsewhere'
        const own = await fromSite(state.publicUrl, request)
        if (own.status < 400 || (await source.region(slug))?.savedAt === state.savedAt)
          return own.status < 500 ? own : 'broken'
      } catch (error) {
        if (!(error instanceof CorruptPart)) return 'broken'
      }
    }
    return 'broken'
  }

  async function fromSite(publicUrl: string, request: Request): Promise<Response> {
    const site = sites.get(publicUrl) ?? createSite({ ...parts, editions, publicUrl })
    sites.set(publicUrl, site)
    const headers = { 'Accept-Language': await spoken(request) }
    const response = await site.fetch(new Request(request.url, { headers }))
    response.headers.delete(KEEP)
    return response
  }

  async function fromNetwork(request: Request, patience?: number): Promise<Response | undefined> {
    const coming = network(request).catch(() => undefined)
    if (patience === undefined) return coming
    const enough = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
    return Promise.race([coming, enough])
  }

  async function plain(why: 'notHere' | 'broken', path: string): Promise<Response> {
    const language = await speakable(path)
    if (!language) return lastWords(wanted)
    return plainPage({ why, language, path, ways: await waysOn(device, source, editions, path) })
  }

  /** Words that are not here, or broken, are fetched when there is a network. */
  async function hasWords(language: LanguageSlug): Promise<boolean> {
    if (await loadWords(device, [language])) return true
    await holdProgram(device, wordsAddresses([language])).catch(() => {})
    return loadWords(device, [language])
  }

  /** What the browser asks for, as long as we have words for it: a fault is told in its language. */
  async function spoken(request: Request): Promise<string> {
    const [, , language = wanted] = new URL(request.url).pathname.split('/')
    return (await loadWords(device, [wanted])) ? accept : language
  }

  /** The language of the address, of the browser, or any other whose words are here. */
  async function speakable(path: string): Promise<LanguageSlug | undefined> {
    const [, , asked] = path.split('/')
    for (const slug of wordsFor([asked || wanted, wanted, ...INTERFACE_LANGUAGES]))
      if (await loadWords(device, [slug])) return slug
    return undefined
  }
}

const isSaved = ({ record }: SavedRegion, slug: LanguageSlug): boolean =>
  record.languages.some(({ language }) => language === slug)

/** An address as people read it; one that is none stays as it is, and the site says so. */
function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

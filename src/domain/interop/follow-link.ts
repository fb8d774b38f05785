import type { LanguageSlug } from '../../kernel/language.ts'

/** What the import knows of the places that links lead to. */
export interface LinkGround {
  region: string
  /** Hosts whose addresses are the source's own. */
  hosts: ReadonlySet<string>
  /** Languages that the region has, by this import or an earlier one. */
  languages: ReadonlySet<LanguageSlug>
  /** The id of the page at a path of the source, there now or, by its last part, formerly; undefined: nothing is there. */
  pageAt(language: LanguageSlug, path: string): string | undefined
}

/** What becomes of a link. */
export type Followed =
  | { kind: 'stays' }
  /** The address was broken, or one of the source's own, and this one is meant. */
  | { kind: 'becomes'; href: string; page: boolean }
  /** A document or picture that lies with the source: it still leads there. */
  | { kind: 'file' }
  | { kind: 'dead'; why: string }

/** Longer words name no address, and looking for one in a million characters takes minutes. */
const LONGEST_WORDS = 300

const STAYS: Followed = { kind: 'stays' }
const dead = (why: string): Followed => ({ kind: 'dead', why })

/** Everything of a region at Integreat that is no page. */
const OTHER_PARTS =
  /^(events|locations|places|pois|news|offers|extras|sprungbrett|search|imprint|disclaimer|map)$/

/**
 * Where a link of the source leads from now on. Its editor writes 'mailto:', 'tel:' and bare numbers behind its own
 * host when they are pasted in ('https://integreat.app/112'): these are mended.
 * @example followLink('https://integreat.app/112', '112', ground) // { kind: 'becomes', href: 'tel:112', page: false }
 */
export function followLink(href: string, words: string, ground: LinkGround): Followed {
  if (href.startsWith('#')) return STAYS
  if (/^page:/i.test(href)) return dead('is no address')
  if (!URL.canParse(href, 'https://integreat.app')) return dead('is no address')
  const url = new URL(href, 'https://integreat.app')
  if (!/^https?:$/.test(url.protocol) || !ground.hosts.has(url.host)) return STAYS
  const path = decoded(url.pathname)
  return mended(path, words.slice(0, LONGEST_WORDS)) ?? inside(path, url.hash, ground)
}

/** An address that was never meant to be one of the source's own. */
function mended(path: string, words: string): Followed | undefined {
  const [, scheme, rest] = /^\/(mailto|tel|sms):(.{0,300})$/s.exec(path) ?? []
  if (scheme === 'mailto')
    return becomes('mailto:', (rest || words).match(/[^\s@<>:]+@[^\s@<>]+\.[\p{L}\d-]{2,}/u)?.[0])
  if (scheme) return becomes(`${scheme}:`, numberIn(rest || words))
  if (/^\/[+\d][\d\s()/-]{2,20}$/.test(path)) return becomes('tel:', numberIn(path.slice(1)))
  return undefined
}

const numberIn = (text: string): string | undefined =>
  text.match(/[+\d][\d\s()/\u00a0-]{1,30}/)?.[0].replace(/[^+\d]/g, '') || undefined

const becomes = (scheme: string, rest: string | undefined): Followed =>
  rest
    ? { kind: 'becomes', href: `${scheme}${rest}`, page: false }
    : dead('names neither a number nor an address')

function inside(path: string, hash: string, ground: LinkGround): Followed {
  const [region, language, part] = path.split('/').filter(Boolean)
  if (region === 'media' || language === 'wp-content') return { kind: 'file' }
  if (region !== ground.region) return STAYS
  if (language === undefined || part === undefined) return dead('leads to the home page')
  if (!ground.languages.has(language))
    return dead(`leads to the language '${language}', which is not imported`)
  if (OTHER_PARTS.test(part)) return dead(`leads to ${part}, which are not imported`)
  const page = ground.pageAt(language, `${path.replace(/\/+$/, '')}/`)
  return page
    ? { kind: 'becomes', href: `page:${page}${hash}`, page: true }
    : dead('leads to no page of the source')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}

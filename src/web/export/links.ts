import { Parser } from 'htmlparser2'

/** Attributes that name one address, and what the site's own script asks for. */
const NAMING = ['href', 'src', 'action', 'data-source']

/**
 * The addresses that an answer of ours leads to on our own site: decoded paths, without query and fragment, each once.
 * Of pages links, pictures in all their sizes, forms and scripts; of sitemaps every entry; of JSON what looks like a path.
 * @example ownLinks({ type: 'text/html', path: '/a/', text: '<a href="b/?q=1#c">' }, 'https://a.example') // ['/a/b/']
 */
export function ownLinks(
  { type, path, text }: { type: string; path: string; text: string },
  publicUrl: string,
): string[] {
  const kind = type.split(';')[0]
  const named =
    kind === 'text/html' || kind === 'application/xml'
      ? inMarkup(text, kind === 'application/xml')
      : kind === 'application/manifest+json' || path.endsWith('/points.json')
        ? inJson(JSON.parse(text))
        : []
  const base = publicUrl + encodeURI(path)
  return [...new Set(named.flatMap((address) => ownPath(address, base) ?? []))]
}

function inMarkup(text: string, xmlMode: boolean): string[] {
  const found: string[] = []
  let words: string | undefined
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        words = name === 'loc' ? '' : undefined
        for (const attribute of NAMING) if (attributes[attribute]) found.push(attributes[attribute])
        for (const source of (attributes.srcset ?? '').split(',')) {
          const address = source.trim().split(/\s+/)[0]
          if (address) found.push(address)
        }
        if (name === 'meta' && /^og:(image|url)$/.test(attributes.property ?? ''))
          found.push(attributes.content ?? '')
      },
      ontext(piece) {
        if (words !== undefined) words += piece
      },
      onclosetag(name) {
        if (name === 'loc' && words) found.push(words)
        words = undefined
      },
    },
    { xmlMode, decodeEntities: true },
  )
  parser.end(text)
  return found
}

function inJson(value: unknown): string[] {
  if (typeof value === 'string') return /^(\/|https?:)/.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(inJson)
}

/** The decoded path of an address on our own site; undefined for any other, and for one that cannot be decoded. */
function ownPath(address: string, base: string): string | undefined {
  try {
    const url = new URL(address, base)
    return url.origin === new URL(base).origin ? decodeURI(url.pathname) : undefined
  } catch {
    return undefined
  }
}

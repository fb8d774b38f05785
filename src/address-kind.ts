import type { AddressKind } from './platform/metrics/labels.ts'

const KINDS: readonly (readonly [RegExp, AddressKind])[] = [
  [/^\/api\/|\/wp-json\//, 'api'],
  [/^\/assets\//, 'asset'],
  [/^\/media\//, 'media'],
  [/^\/(offline|parts)\/|^\/worker\.js$/, 'offline'],
  [/^\/backoffice(\/|$)/, 'back office'],
  [/^\/(health|robots\.txt|sitemap\.xml|favicon\.ico)$/, 'other'],
  [/^\/[^/]+\/[^/]+\/search\/?$|^\/regions\//, 'search'],
]

/**
 * Of what kind an address is, for counting. Which page, region or language it was is forgotten here.
 * @example addressKind('/ankerland/uk/search/?query=arzt') // 'search'
 */
export function addressKind(url: string): AddressKind {
  const path = url.replace(/[?#].*$/s, '')
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'page'
}

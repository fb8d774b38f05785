const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something comes from our own pages: the one place where forgery is refused (OWASP, CSRF
 * Prevention, Fetch Metadata and Origin). Browsers send at least one of both headers with every form; nobody else may act
 * with somebody's cookie. `SameSite=Lax` on the cookie is the second wall.
 * @example comesFromUs(new Request(url, { method: 'POST' }), 'https://guide.example') // false: says nothing
 */
export function comesFromUs({ method, headers }: Request, publicUrl: string): boolean {
  if (READING.has(method)) return true
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const asked = URL.parse(origin)
  return asked !== null && (asked.origin === new URL(publicUrl).origin || asked.host === headers.get('host'))
}

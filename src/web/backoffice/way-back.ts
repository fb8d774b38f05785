/** What only says what was done: said once is enough. */
const SAID = /^(said|undo|with[.].*)$/

/** A name that no address of ours has: what is not below it leads elsewhere. */
const OURS = 'http://ankerplatz.invalid/backoffice'

/**
 * Where somebody wanted to go before she had to sign in, as a path below /backoffice; '/' for whatever is none. Anybody
 * can write an address: one that leads to another host or face is not followed (CWE-601).
 * @example wayBack('/regions/hafen/people?said=undone') // '/regions/hafen/people'
 */
export function wayBack(asked: string | undefined): string {
  const url = asked?.startsWith('/') ? URL.parse(OURS + asked) : null
  if (!url?.href.startsWith(`${OURS}/`) || /^\/backoffice\/sign-(in|out)\b/.test(url.pathname)) return '/'
  for (const name of [...url.searchParams.keys()]) if (SAID.test(name)) url.searchParams.delete(name)
  return (url.pathname + url.search).slice('/backoffice'.length)
}

/** A path with the way back in it; as it is when that is only the start. */
export const withWayBack = (path: string, to: string): string =>
  to === '/' ? path : `${path}?${new URLSearchParams({ to })}`

/** Where a request leads, as a path below /backoffice. */
export function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url)
  return pathname.slice('/backoffice'.length) + search
}

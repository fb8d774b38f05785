const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hsenc|_hsmi|vero_\w+|mkt_tok)$/i

/**
 * An address without what reports who followed it; undefined for one that is no web, mail or telephone address.
 * @example cleanLink('https://www.google.com/url?q=https://a.example/?utm_source%3Dx&sa=D') // 'https://a.example/'
 */
export function cleanLink(written: string): string | undefined {
  const href = written.trim()
  if (/^(mailto|tel|sms):[^\s]+$/i.test(href)) return href
  // A link within the site or the page: where it was pasted from is somewhere else, so only our own are kept.
  if (/^page:[\w-]+$/.test(href)) return href
  const url = URL.parse(href)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const behind = redirected(url)
  if (behind) return cleanLink(behind)
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  if (names.length === 0) return href
  for (const name of names) url.searchParams.delete(name)
  return url.href
}

/** Where a service that counts who follows a link leads in the end. */
function redirected({ hostname, pathname, searchParams }: URL): string | null {
  if (/(^|\.)google\.[a-z.]+$/.test(hostname) && pathname === '/url')
    return searchParams.get('q') ?? searchParams.get('url')
  return /\.safelinks\.protection\.outlook\.com$/.test(hostname) ? searchParams.get('url') : null
}

import type { Visit } from '../visit.ts'

/** What is only in the public site: there is nothing of the draft in it. */
const ELSEWHERE = '(?![^"/]+/(?:offline|search|manifest[.]webmanifest))'

/** A page of the site with the draft in it. Links to pages stay in the preview, so that one can go on reading. */
export async function shown(visit: Visit): Promise<Response> {
  const token = visit.part('token')
  const within = `/backoffice/preview/${token}`
  const { pathname, search } = new URL(visit.request.url)
  const path = pathname.slice(within.length)
  const answer = await visit.parts.previews.answer(token, path + search)
  if (!answer) return visit.missing()
  const slug = decodeURI(path).split('/')[1] ?? ''
  const location = answer.headers.get('location')
  const type = answer.headers.get('content-type') ?? ''
  const isPage = type.startsWith('text/html')
  const text = await answer.text()
  return new Response(isPage ? keptWithin(text, slug, within) : text, {
    status: answer.status,
    headers: {
      'Content-Type': type || 'text/plain',
      // As the site sends it, but for our own screen, which shows it in a frame.
      'Content-Security-Policy': (
        answer.headers.get('content-security-policy') ?? "default-src 'none'"
      ).replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
      // The address opens a draft: it is told to nobody.
      'Referrer-Policy': 'no-referrer',
      ...(location?.startsWith('/') && { Location: within + location }),
    },
  })
}

/**
 * Own links of the site lead on within the preview.
 * @example keptWithin('<a href="/hafen/de/">', 'hafen', '/backoffice/preview/x') // '<a href="/backoffice/preview/x/hafen/de/">'
 */
export const keptWithin = (html: string, slug: string, within: string): string =>
  slug === '' || !/^[\w-]+$/.test(slug)
    ? html
    : html.replaceAll(new RegExp(`(<a\\b[^>]*? href=")(/${slug}/${ELSEWHERE})`, 'g'), `$1${within}$2`)

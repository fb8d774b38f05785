/** An address that leads to another one, both decoded. */
export interface Moved {
  from: string
  to: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * A page for an address that leads elsewhere, for servers that cannot redirect: it goes on by itself, search engines take the
 * new address, and whoever stays has a link. It holds no words, so it needs no language.
 * @example movedPage('/ankerland/de/neu/', 'https://guide.example')
 */
export function movedPage(to: string, publicUrl: string): string {
  const path = escaped(encodeURI(to))
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<title>${escaped(to)}</title><link rel="canonical" href="${escaped(publicUrl)}${path}">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<meta http-equiv="refresh" content="0; url=${path}"></head>` +
    `<body><p><a href="${path}"><bdi>${escaped(to)}</bdi></a></p></body></html>`
  )
}

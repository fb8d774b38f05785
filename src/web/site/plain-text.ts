/**
 * Site markup as text: what a search finds and what a preview shows.
 * @example plainText('<p>Arzt &amp; Kind</p>') // 'Arzt & Kind'
 */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|&#160;|\u00a0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The first sentences of a text, for previews and search engines. */
export function shorten(text: string, length = 160): string {
  if (text.length <= length) return text
  const space = text.lastIndexOf(' ', length - 2)
  // A script without spaces is cut between characters, not between the halves of one.
  const end = space > 0 ? space : length - 2
  return `${text.slice(0, end).replace(/[\ud800-\udbff]$/, '')} …`
}

import { messagesIn } from '../site/messages.ts'

/** Pages that answer a question in their address: the search of a region, and the finder of regions. */
const ASKING = /^\/(?:regions\/([a-z-]+)|[^/]+\/([a-z-]+)\/search)\/$/

/**
 * A page that would answer a question, as a file can: with the script that answers on the device, and a sentence for whoever
 * has no JavaScript. Any other page is as it was.
 */
export function ableToAnswer(path: string, html: string, script: string | null): string {
  const [matched, finder, searched] = ASKING.exec(path) ?? []
  if (!matched || !script) return html
  const words = messagesIn(finder ?? searched ?? 'de').text('search.needsScript')
  const head = html.indexOf('</head>')
  const main = html.lastIndexOf('</main>')
  return (
    `${html.slice(0, head)}<script src="${script}" type="module"></script>${html.slice(head, main)}` +
    `<noscript><p class="wrap narrow">${words}</p></noscript>${html.slice(main)}`
  )
}

import type { TextField } from '../../kernel/module.ts'

/** A part of what is written; all of them together are the whole, character by character. */
export interface Piece {
  as: 'line' | 'text' | 'address' | 'markup'
  written: string
}

/** A tag as cleanHtml writes it: its attributes hold no '>'. */
const TAG = /(<\/?[a-z][^>]*>)/
const LINK = /^(<a\b[^>]*? href=")([^"]*)(".*)$/s
/** A link to a page of the region or a place on the page: no address that anybody has written. */
const OURS = /^(page:|#)/

/**
 * What is written, cut where markup begins and ends. Slugs are addresses of their own, and are left alone.
 * @example piecesOf('html', '<p>Ein Amt</p>') // markup '<p>', text 'Ein Amt', markup '</p>'
 */
export function piecesOf(form: TextField['form'], written: string): Piece[] {
  if (form === 'slug') return [{ as: 'markup', written }]
  if (form === 'line') return [{ as: 'line', written }]
  return written.split(TAG).flatMap((part, i): Piece[] => {
    if (part === '') return []
    if (i % 2 === 0) return [{ as: 'text', written: part }]
    const [, before = '', address = '', after = ''] = LINK.exec(part) ?? []
    if (address === '' || OURS.test(address)) return [{ as: 'markup', written: part }]
    return [
      { as: 'markup', written: before },
      { as: 'address', written: address },
      { as: 'markup', written: after },
    ]
  })
}

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** A piece as people read it. */
export const wordsOf = ({ as, written }: Piece): string =>
  as === 'line' ? written : written.replace(/&(?:lt|gt|quot|amp);/g, (sign) => SIGNS[sign] ?? sign)

/** Words as they are written in such a piece: what was no markup does not become any. */
export function writtenAs(as: Piece['as'], words: string): string {
  if (as === 'line') return words
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return as === 'address' ? text.replaceAll('"', '&quot;') : text
}

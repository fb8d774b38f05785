/** What an editor holds, as plain data: read from HTML (read.ts), shown and changed by TipTap, written again (write.ts). */
export interface Piece {
  type: string
  attrs?: Readonly<Record<string, unknown>>
  content?: Piece[]
  marks?: Sign[]
  text?: string
}

/** Something said about words: bold, a link, a language. */
export interface Sign {
  type: string
  attrs?: Readonly<Record<string, unknown>>
}

/** The attributes of an element as they were written. What the editor does not know stays in here and is not lost. */
export type Attributes = Readonly<Record<string, string>>

export const attributesOf = ({ attrs }: Piece | Sign): Attributes => (attrs?.attributes ?? {}) as Attributes

/** Element -> what the editor calls it. */
export const SIGNS: Readonly<Record<string, string>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  a: 'link',
}

/**
 * What may stand among words and is drawn as it is: as in translations/clean-html.ts. A text that was refused comes back as
 * it was typed, and was never cleaned: what is not here is kept in a box and is no element of the screen.
 */
const INLINE = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's'],
  ...['small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr'],
])
export const isInlineName = (name: string): boolean => INLINE.has(name)

const BLOCKS = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'hr', 'pre', 'blockquote'],
  ...['div', 'section', 'article', 'aside', 'figure', 'figcaption', 'details', 'summary'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
])
export const isBlockName = (name: string): boolean => BLOCKS.has(name)

/** Boxes that hold blocks; a box of the class 'note' is a note box. */
export const BOXES: readonly string[] = ['div', 'section', 'article', 'aside', 'blockquote']

/** A heading of a page that one can jump to. */
export interface Heading {
  id: string
  html: string
}

/** A text with its parts told apart: the answer comes first, then where to jump to, then the rest. */
export interface ArrangedText {
  lead: string
  headings: readonly Heading[]
  rest: string
}

const ENOUGH_FOR_A_LIST = 3

/**
 * Gives the h2 of a text an address each, and lists them when there are enough to be worth a list.
 * @example arrange('<p>Ja.</p><h2>Kosten</h2>') // { lead: '<p>Ja.</p>', headings: [], rest: '<h2 id="s1">Kosten</h2>' }
 */
export function arrange(html: string): ArrangedText {
  const headings: Heading[] = []
  const marked = html.replace(/<h2([^>]*)>([\s\S]*?)<\/h2>/g, (_, attributes: string, words: string) => {
    const id = `s${headings.length + 1}`
    headings.push({ id, html: words.replace(/<\/?a\b[^>]*>/g, '') })
    return `<h2 id="${id}"${attributes}>${words}</h2>`
  })
  const first = marked.indexOf('<h2')
  // A heading inside a box or a list cannot be parted from what is around it.
  const parts = first > 0 && balanced(marked.slice(0, first)) ? first : 0
  return {
    lead: marked.slice(0, parts),
    headings: headings.length >= ENOUGH_FOR_A_LIST ? headings : [],
    rest: marked.slice(parts),
  }
}

const balanced = (html: string): boolean =>
  (html.match(/<(?!\/|br|hr|img|wbr|col\b)[a-z]/g) ?? []).length === (html.match(/<\//g) ?? []).length

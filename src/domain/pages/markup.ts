import { type ChildNode, type Element, isTag, isText } from 'domhandler'

const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])

/**
 * Nodes as our own markup, which other code may take apart by text: attributes in double quotes, and no '<', '>' or '"'
 * in any of them. dom-serializer leaves '<' and '>' there (as HTML allows), and `title="<h2>"` then looks like a heading.
 * @example serialise(parseDocument('<p title="a>b">c</p>').children) // '<p title="a&gt;b">c</p>'
 */
export function serialise(nodes: readonly ChildNode[]): string {
  return nodes.map((node) => (isTag(node) ? element(node) : isText(node) ? escaped(node.data) : '')).join('')
}

function element({ name, attribs, children }: Element): string {
  const attributes = Object.entries(attribs).map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`,
  )
  const opening = `<${name}${attributes.join('')}>`
  return VOID.has(name) ? opening : `${opening}${serialise(children)}</${name}>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;')

import { type ChildNode, isTag, isText } from 'domhandler'
import type { Attributes } from './pieces.ts'

const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])

/**
 * An element as text, in the form that cleanHtml writes: so it finds nothing to change.
 * @example element('p', { lang: 'de' }, 'Hallo') // '<p lang="de">Hallo</p>'
 */
export const element = (name: string, attributes: Attributes, inner = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`,
  )
  return VOID.has(name) ? `<${name}${written.join('')} />` : `<${name}${written.join('')}>${inner}</${name}>`
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Nodes as they are. */
export const markupOf = (nodes: readonly ChildNode[]): string =>
  nodes
    .map((node) =>
      isTag(node)
        ? element(node.name, node.attribs, markupOf(node.children))
        : isText(node)
          ? escaped(node.data)
          : '',
    )
    .join('')

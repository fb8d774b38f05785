import { type ChildNode, Element, isTag } from 'domhandler'
import { DomUtils } from 'htmlparser2'

/**
 * Word pastes the items of a list as paragraphs of their own with a bullet drawn in front ('mso-list:l0 level2 lfo1'): made
 * into lists again, one in the other.
 */
export function nestWordLists(nodes: readonly ChildNode[]): ChildNode[] {
  const out: ChildNode[] = []
  let open: Element[] = []
  for (const node of nodes) {
    const level = isTag(node) ? levelOf(node) : undefined
    if (isTag(node) && level) {
      const name = takeMarker(node)
      open = open.slice(0, level)
      if (open.length === 0 || (open.length === level && level === 1 && open[0]?.name !== name)) {
        open = [new Element(name, {})]
        out.push(open[0] as Element)
      }
      while (open.length < level) open.push(innerList(open.at(-1) as Element, name))
      DomUtils.appendChild(open.at(-1) as Element, new Element('li', {}, node.children))
    } else {
      const isBlank = !isTag(node) && DomUtils.textContent(node).trim() === ''
      if (!isBlank) open = []
      if (isTag(node) && node.children.length > 0) node.children = nestWordLists(node.children)
      out.push(node)
    }
  }
  return out
}

function levelOf({ name, attribs }: Element): number | undefined {
  const level = /mso-list:\s*l\d+\s+level(\d)/.exec(attribs.style ?? '')
  return name === 'p' && level ? Number(level[1]) : undefined
}

/** Takes the drawn bullet out; a number or a letter with a dot or a bracket means a numbered list. */
function takeMarker(node: Element): 'ul' | 'ol' {
  const marker = DomUtils.findOne(
    ({ attribs }) => /mso-list:\s*ignore/i.test(attribs.style ?? ''),
    node.children,
  )
  const text = marker ? DomUtils.textContent(marker).trim() : ''
  if (marker) DomUtils.removeElement(marker)
  return /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(text) ? 'ol' : 'ul'
}

function innerList(list: Element, name: 'ul' | 'ol'): Element {
  let item = list.children.filter(isTag).at(-1)
  if (!item) {
    item = new Element('li', {})
    DomUtils.appendChild(list, item)
  }
  const inner = new Element(name, {})
  DomUtils.appendChild(item, inner)
  return inner
}

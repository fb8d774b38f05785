import { type ChildNode, type Element, isTag } from 'domhandler'
import { DomHandler, Parser } from 'htmlparser2'
import { Refusal } from '../../../kernel/refusal.ts'

/** Deeper than any text is nested, and far from where a reader that calls itself runs out of stack. */
const DEEPEST = 200
const MOST_ELEMENTS = 80_000

/**
 * A part of a document as elements. A document type is refused before anything is read, so there are no entities to expand
 * and nothing elsewhere to fetch (CWE-611, CWE-776); the reader knows none anyway.
 */
export function readXml(bytes: Buffer): Element {
  const text = bytes.toString('utf8')
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw unreadable()
  const handler = new Bounded()
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(text)
  const root = handler.root.children.find(isTag)
  if (!root) throw unreadable()
  return root
}

/**
 * Ends the reading where it goes too deep or too far. Counted by the reader itself: whoever counts tags in the text can be
 * told something else than the reader sees ('<a b="/>">'), and 100,000 elements in each other cost a minute.
 */
class Bounded extends DomHandler {
  #depth = 0
  #count = 0

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (++this.#depth > DEEPEST || ++this.#count > MOST_ELEMENTS) throw unreadable()
    super.onopentag(name, attribs)
  }

  override onclosetag(): void {
    this.#depth--
    super.onclosetag()
  }
}

const unreadable = (): Refusal => new Refusal('invalid', 'The document cannot be read.')

/** The elements in one, of a name where one is given ('w:p'). */
export const elementsIn = (node: { children: ChildNode[] } | undefined, name?: string): Element[] =>
  (node?.children ?? []).filter((child): child is Element => isTag(child) && (!name || child.name === name))

/** What is found by going down by names: the first of each. */
export const down = (node: Element | undefined, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>((found, name) => elementsIn(found, name)[0], node)

/** All elements of a name below one, in their order. */
export function allIn(node: Element, name: string): Element[] {
  return elementsIn(node).flatMap((child) =>
    child.name === name ? [child, ...allIn(child, name)] : allIn(child, name),
  )
}

import type { Element } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import type { WordDocument } from './document.ts'
import { down, elementsIn } from './xml.ts'

/** Where the pictures of a document come to stand in its HTML, and what it says of each. */
export interface WordPicture {
  /** 'word:3'; `<img data-media="word:3" />` stands for it in the HTML. */
  place: string
  alt: string
  bytes: Uint8Array
}

/** What is gathered while a document is read. */
export interface Gathered {
  pictures: WordPicture[]
  /** Pictures that are linked from elsewhere or of a kind that is not taken. */
  leftOut: number
}

const MOST_PICTURES = 40
/** Removed by somebody, or said a second time for older programs. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:delText', 'mc:Fallback', 'w:pPr', 'w:rPr'])

/** The words of a paragraph as HTML: bold, italic, raised, lowered, links, breaks, pictures. */
export function wordsIn(node: Element, document: WordDocument, gathered: Gathered): string {
  return withFieldLinks(elementsIn(node))
    .map(({ element, href }) => {
      const inner = piece(element, document, gathered)
      return linked(inner, href)
    })
    .join('')
    .replaceAll('</strong><strong>', '')
    .replaceAll('</em><em>', '')
}

function piece(node: Element, document: WordDocument, gathered: Gathered): string {
  const { name, attribs } = node
  if (SKIPPED.has(name)) return ''
  if (name === 'w:t') return escaped(DomUtils.textContent(node))
  if (name === 'w:tab') return ' '
  if (name === 'w:br' || name === 'w:cr') return attribs['w:type'] ? '' : '<br />'
  if (name === 'w:noBreakHyphen') return '\u2011'
  if (name === 'w:drawing' || name === 'w:pict') return picture(node, document, gathered)
  if (name === 'w:r') return run(node, wordsIn(node, document, gathered))
  const href =
    name === 'w:hyperlink'
      ? document.link(attribs['r:id'] ?? '')
      : name === 'w:fldSimple'
        ? fieldLink(attribs['w:instr'] ?? '')
        : undefined
  const inner = wordsIn(node, document, gathered)
  return linked(inner, href)
}

function run(node: Element, inner: string): string {
  if (inner.trim() === '' || inner.startsWith('<img')) return inner
  const properties = down(node, 'w:rPr')
  const isOn = (name: string): boolean => {
    const found = down(properties, name)
    return found !== undefined && !/^(0|false|off|none)$/.test(found.attribs['w:val'] ?? '')
  }
  if (isOn('w:vanish')) return ''
  const height = down(properties, 'w:vertAlign')?.attribs['w:val']
  let out = inner
  if (height === 'superscript') out = `<sup>${out}</sup>`
  if (height === 'subscript') out = `<sub>${out}</sub>`
  if (isOn('w:i')) out = `<em>${out}</em>`
  return isOn('w:b') ? `<strong>${out}</strong>` : out
}

function picture(node: Element, document: WordDocument, gathered: Gathered): string {
  const blip = DomUtils.findOne(({ name }) => name === 'a:blip' || name === 'v:imagedata', [node])
  if (!blip) {
    // A box of words is drawn, and its words are what is wanted.
    const box = DomUtils.findOne(({ name }) => name === 'w:txbxContent', [node])
    return box
      ? elementsIn(box, 'w:p')
          .map((words) => wordsIn(words, document, gathered))
          .join('<br />')
      : ''
  }
  const about = DomUtils.findOne(({ name }) => name === 'wp:docPr', [node])
  const bytes =
    gathered.pictures.length < MOST_PICTURES
      ? document.file(blip.attribs['r:embed'] ?? blip.attribs['r:id'] ?? '')
      : undefined
  if (!bytes) {
    gathered.leftOut++
    return ''
  }
  const place = `word:${gathered.pictures.length}`
  gathered.pictures.push({ place, alt: (about?.attribs.descr ?? '').trim().slice(0, 500), bytes })
  return `<img data-media="${place}" />`
}

interface Linked {
  element: Element
  href?: string | undefined
}

/** A link may be a field: its address stands between 'begin' and 'separate', its words up to 'end' (section 17.16.18). */
function withFieldLinks(elements: readonly Element[]): Linked[] {
  const out: Linked[] = []
  let instruction: string | undefined
  let href: string | undefined
  for (const element of elements) {
    const state = down(element, 'w:fldChar')?.attribs['w:fldCharType']
    const code = down(element, 'w:instrText')
    if (state === 'begin') instruction = ''
    else if (code && instruction !== undefined) instruction += DomUtils.textContent(code)
    else if (state === 'separate') {
      href = fieldLink(instruction ?? '')
      instruction = undefined
    } else if (state === 'end') {
      href = undefined
      instruction = undefined
    } else if (instruction === undefined) out.push({ element, href })
  }
  return out
}

const fieldLink = (instruction: string): string | undefined =>
  /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]

/** Only addresses that lead somewhere from a page: a document's own bookmarks and files stay behind. */
const linked = (inner: string, href: string | undefined): string =>
  inner && href && /^(https?|mailto|tel):/i.test(href) ? `<a href="${attribute(href)}">${inner}</a>` : inner

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;')

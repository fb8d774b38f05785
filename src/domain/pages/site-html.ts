import { type ChildNode, type Element, isTag } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { cleanHtml } from '../translations/index.ts'
import { serialise } from './markup.ts'
import { type Numbers, numberQuotes } from './quotes.ts'
import { pictogramOf } from './source-icons.ts'

export type { Numbers } from './quotes.ts'

/** Classes that mean something on the site; all others are the source's own and go. */
const OUR_CLASSES = new Set([
  's-indent',
  's-indent-2',
  's-centre',
  's-underline',
  's-mark',
  's-plain',
  'note',
  'notranslate',
])
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const INLINE = new Set(['a', 'span', 'strong', 'em', 'b', 'i', 'u'])

/**
 * Stored content as the site shows it: made harmless once more; headings from h2 down without gaps; pictograms in place
 * of icon files; pictures and embeds that are not ours as labelled placeholders; tables that scroll; nothing empty.
 * @example siteHtml('<h4>Kosten</h4><p>&nbsp;</p>', numbers) // '<h2>Kosten</h2>'
 */
export function siteHtml(content: string, numbers: Numbers): string {
  if (content.trim() === '') return ''
  const document = parseDocument(cleanHtml(content))
  for (const node of [...document.children]) mend(node)
  for (const node of [...document.children]) unwrap(node)
  levelHeadings(document.children)
  // Runs of white space in one piece: /\s*\n\s*/ takes ten seconds for sixty thousand spaces.
  return numberQuotes(serialise(document.children), numbers)
    .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : space))
    .trim()
}

function mend(node: ChildNode): void {
  if (!isTag(node)) return
  for (const child of [...node.children]) mend(child)
  mendAttributes(node)
  if (node.name === 'img') mendPicture(node)
  else if (node.name === 'iframe') mendEmbed(node)
  else if (node.name === 'a') mendLink(node)
  else if (node.name === 'table') mendTable(node)
  else if ('data-contact' in node.attribs) mendContact(node)
  if (/^h[1-6]$/.test(node.name))
    for (const bold of DomUtils.getElementsByTagName('strong', node, true)) lift(bold)
  if (BLOCKS.has(node.name)) trimEnd(node)
  if ((BLOCKS.has(node.name) || INLINE.has(node.name)) && isEmpty(node)) DomUtils.removeElement(node)
}

/** Empty lines at the end of a block are a typist's way to make space; the style makes it. */
function trimEnd(node: Element): void {
  for (let last = node.lastChild; last && isBlank(last); last = node.lastChild) DomUtils.removeElement(last)
}

const isBlank = (node: ChildNode): boolean =>
  isTag(node) ? node.name === 'br' : DomUtils.textContent(node).replace(/[\s\u00a0]/g, '') === ''

function mendAttributes(node: Element): void {
  delete node.attribs.style
  const classes = (node.attribs.class ?? '').split(/\s+/).filter((name) => OUR_CLASSES.has(name))
  if (node.name !== 'img') {
    if (classes.length > 0) node.attribs.class = classes.join(' ')
    else delete node.attribs.class
  }
  if (node.attribs.lang !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(node.attribs.lang))
    delete node.attribs.lang
}

function mendPicture(node: Element): void {
  const { src = '', alt = '', 'data-media': media } = node.attribs
  const icon = pictogramOf(src, node.attribs.class ?? '')
  if (media) node.attribs = { 'data-media': media }
  else if (icon) Object.assign(node, { name: 'i', attribs: { 'data-icon': icon } })
  else node.attribs = { 'data-missing': alt }
}

/** An embed becomes a link that says where it leads: nothing of a third party is loaded, before or after a click. */
function mendEmbed(node: Element): void {
  const address = URL.parse(node.attribs.src ?? '')
  if (address?.protocol !== 'https:') {
    DomUtils.removeElement(node)
    return
  }
  Object.assign(node, { name: 'a', attribs: { href: address.href, class: 'embed' } })
  node.children = parseDocument(address.hostname).children
}

/** Where it leads comes first, as resolveQuotes expects it. A link around a link goes: nobody can follow both. */
function mendLink(node: Element): void {
  const { href, ...others } = node.attribs
  // In which language a page answers is known when the link is shown.
  if (/^page:/i.test(href ?? '')) delete others.hreflang
  node.attribs = { ...(href !== undefined && { href }), ...others }
  if (DomUtils.getElementsByTagName('a', node.children, true).length > 0) lift(node)
}

/** A contact stands for itself: nothing in its box, no attribute that says something else. */
function mendContact(node: Element): void {
  node.attribs = { 'data-contact': node.attribs['data-contact'] ?? '' }
  node.children = []
}

/** Wide tables scroll in their own box, which the keyboard reaches. */
function mendTable(node: Element): void {
  const box = parseDocument('<div class="table" tabindex="0"></div>').children[0] as Element
  DomUtils.replaceElement(node, box)
  DomUtils.appendChild(box, node)
}

/** Boxes that only hold everything, and boxes without a meaning of their own, go; what is in them stays. */
function unwrap(node: ChildNode): void {
  if (!isTag(node)) return
  for (const child of [...node.children]) unwrap(child)
  const meaningful = Object.keys(node.attribs).length > 0
  if (
    (node.name === 'div' || node.name === 'span' || node.name === 'section') &&
    !meaningful &&
    onlyBlocks(node)
  )
    lift(node)
}

const onlyBlocks = (node: Element): boolean =>
  node.name === 'span' ||
  node.children.every((child) => isTag(child) || DomUtils.textContent(child).trim() === '')

function lift(node: Element): void {
  for (const child of [...node.children]) DomUtils.prepend(node, child)
  DomUtils.removeElement(node)
}

/** Headings start at h2 (h1 is the page's title) and go down one step at a time, whatever the source jumped. */
function levelHeadings(nodes: readonly ChildNode[]): void {
  const headings = DomUtils.findAll((element) => /^h[1-6]$/.test(element.name), [...nodes])
  const steps: number[] = []
  for (const heading of headings) {
    const level = Number(heading.name.slice(1))
    while (steps.length > 0 && (steps.at(-1) as number) >= level) steps.pop()
    steps.push(level)
    heading.name = `h${Math.min(6, steps.length + 1)}`
  }
}

const isEmpty = (node: Element): boolean =>
  DomUtils.textContent(node).replace(/[\s\u00a0]/g, '') === '' &&
  DomUtils.findOne(
    (element) => /^(img|i|hr|input|details)$/.test(element.name) || 'data-contact' in element.attribs,
    node.children,
  ) === null &&
  !('data-contact' in node.attribs) &&
  !('data-icon' in node.attribs)

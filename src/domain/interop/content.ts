import { type Element, isTag } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { stylesToClasses } from '../pages/index.ts'
import { cleanHtml } from '../translations/index.ts'
import { followLink, type LinkGround } from './follow-link.ts'

/** Content as it will be stored, and what had to be done to it. */
export interface MappedContent {
  html: string
  /** Links that lead nowhere any more: the words stay, the link goes. */
  dead: { address: string; words: string; why: string }[]
  /** Links that were broken or led into the source, and lead where they should now. */
  mended: number
  /** Documents and pictures that lie with the source and are linked to. */
  files: string[]
}

/**
 * Integreat's content as ours: harmless, links to pages as quotes, pictures that we have as quotes, styles as classes.
 * `pictureOf` answers the id of a picture in our media by its address at the source.
 */
export function mapContent(
  content: string,
  ground: LinkGround,
  pictureOf: (src: string) => string | undefined,
): MappedContent {
  const mapped: MappedContent = { html: '', dead: [], mended: 0, files: [] }
  if (content.trim() === '') return mapped
  // Clean first: that also bounds how deep it is nested before anything walks down into it.
  const document = parseDocument(cleanHtml(content))
  for (const link of DomUtils.getElementsByTagName('a', document, true)) mapLink(link, ground, mapped)
  for (const picture of DomUtils.getElementsByTagName('img', document, true)) mapPicture(picture, pictureOf)
  // Words in an embed are for browsers without any; they would be escaped once more each time they are cleaned.
  for (const embed of DomUtils.getElementsByTagName('iframe', document, true)) embed.children = []
  for (const box of DomUtils.getElementsByTagName('div', document, true)) delete box.attribs['data-contact']
  const html = DomUtils.getOuterHTML(document.children, { encodeEntities: 'utf8', selfClosingTags: false })
  mapped.html = asStored(stylesToClasses(cleanHtml(html)))
  return mapped
}

/** What the door of translations makes of a content. */
export const asStored = (html: string): string => cleanHtml(html.normalize('NFC'))

function mapLink(link: Element, ground: LinkGround, mapped: MappedContent): void {
  const address = link.attribs.href
  if (address === undefined) return
  const words = DomUtils.textContent(link).trim()
  const followed = followLink(address, words, ground)
  if (followed.kind === 'file') mapped.files.push(address)
  if (followed.kind === 'dead') {
    mapped.dead.push({ address, words: words.slice(0, 200), why: followed.why })
    lift(link)
  }
  if (followed.kind === 'becomes') {
    mapped.mended++
    // A quote has one form, which is what resolves it later relies on.
    link.attribs = followed.page ? { href: followed.href } : { ...link.attribs, href: followed.href }
  }
}

function mapPicture(picture: Element, pictureOf: (src: string) => string | undefined): void {
  delete picture.attribs['data-media']
  const media = pictureOf(picture.attribs.src ?? '')
  if (media) picture.attribs['data-media'] = media
}

function lift(node: Element): void {
  for (const child of [...node.children]) DomUtils.prepend(node, child)
  DomUtils.removeElement(node)
}

/**
 * The pictures that a stored content quotes, by their address at the source.
 * @example picturesIn('<img src="https://…/plan.png" data-media="019a…" />')
 */
export function picturesIn(html: string): Map<string, string> {
  const found = new Map<string, string>()
  if (!html.includes('data-media')) return found
  for (const node of DomUtils.getElementsByTagName('img', parseDocument(html), true)) {
    if (!isTag(node)) continue
    const { src, 'data-media': media } = node.attribs
    if (src && media) found.set(src, media)
  }
  return found
}

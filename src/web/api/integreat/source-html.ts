import { pictureAddress, widthsOf } from '../../../domain/media/public.ts'
import { readAttributes, writeAttributes } from '../../../domain/pages/public.ts'
import { bestLanguage } from '../../../kernel/language.ts'
import { contactCard, escaped } from './contact-card.ts'
import type { OpenedEdition } from './opened-edition.ts'

const LINK = /<a\b([^>]*?) href="page:([^"#]*)(#[^"]*)?"([^>]*)>([\s\S]*?)<\/a>/g
const PICTURE = /<img\b([^>]*?) data-media="(\d+)"([^>]*?) ?\/?>/g
const CONTACT = /<div\b[^>]*? data-contact="(\d+)"[^>]*>\s*<\/div>/g

/**
 * The source's markup with its quotes filled in, as a client elsewhere needs it: every address absolute. It works on
 * what cleanHtml writes: attributes in double quotes, '<' and '>' of texts escaped. Of a link to what is gone the words
 * stay; of a picture or a contact that is gone nothing does.
 * @example fillQuotes(edition, '<a href="page:12">Arzt</a>')
 */
export const fillQuotes = (edition: OpenedEdition, html: string): string =>
  html
    .replace(LINK, (_, before: string, number: string, hash = '', after: string, words: string) => {
      const path = pathOfPage(edition, Number(number))
      return path ? `<a${before} href="${edition.publicUrl}${path}${hash}"${after}>${words}</a>` : words
    })
    .replace(PICTURE, (_, before: string, number: string, after: string) =>
      picture(edition, number, before + after),
    )
    .replace(CONTACT, (_, number: string) => {
      const contact = edition.contacts[number]
      return contact ? contactCard(contact) : ''
    })

/**
 * Markup as one text: without tags, its entities and white space as they were (what Integreat's CMS gives).
 * @example excerptOf('<p>Wohnen &amp; Arbeiten</p>') // 'Wohnen &amp; Arbeiten'
 */
export const excerptOf = (html: string): string => html.replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, '')

/**
 * The absolute address of a picture, in its largest width up to `wanted`; null when there is no such picture.
 * @example pictureUrl(edition, 3, 960) // 'https://guide.example/media/ab12…-960.webp'
 */
export function pictureUrl(
  { media, publicUrl }: OpenedEdition,
  number: number,
  wanted: number,
): string | null {
  const known = media[number]
  if (!known) return null
  const widths = widthsOf(known.width)
  const width = widths.findLast((step) => step <= wanted) ?? (widths[0] as number)
  return `${publicUrl}${pictureAddress(known.hash, width)}`
}

/** In this language, or in the one that its readers are most likely to read. */
function pathOfPage({ tree, language, languages }: OpenedEdition, number: number): string | undefined {
  const texts = tree.node(number)?.texts ?? {}
  const offered = languages.filter((slug) => texts[slug])
  return offered.length > 0 ? tree.path(number, bestLanguage(language, offered)) : undefined
}

function picture(edition: OpenedEdition, number: string, attributes: string): string {
  const src = pictureUrl(edition, Number(number), 960)
  if (src === null) return ''
  const own = readAttributes(attributes)
  own.delete('src')
  const alt = own.has('alt') ? '' : ` alt="${escaped(edition.media[number]?.alt ?? '')}"`
  return `<img src="${src}"${alt}${writeAttributes(own)}>`
}

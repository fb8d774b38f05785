import { pictureAddress, widthsOf } from '../../domain/media/public.ts'
import { readAttributes, resolveQuotes, writeAttributes } from '../../domain/pages/public.ts'
import { iconMarkup, isIcon } from '../design/icon.tsx'
import { ContactCard } from './contact-card.tsx'
import type { Messages } from './messages.ts'
import type { View } from './view.ts'

/**
 * Content with its quotes filled in for this reader: links lead to the page in her language, or to the page that says
 * it is not there yet; pictures have their sizes, contacts their numbers of today; other websites are marked as such.
 */
export function fillContent(html: string, view: View): string {
  const { tree, language, m, media, contacts } = view
  const filled = resolveQuotes(html, {
    page(number) {
      const own = tree.path(number, language.slug)
      if (own) return { href: own }
      const node = tree.node(number)
      const other = view.region.languages.find((slug) => node?.texts[slug])
      const path = other && tree.path(number, other)
      return path ? { href: path.replace(`/${other}/`, `/${language.slug}/`) } : undefined
    },
    picture(number) {
      const picture = media[number]
      if (!picture) return ''
      const widths = widthsOf(picture.width)
      const sources = widths.map((width) => `${pictureAddress(picture.hash, width)} ${width}w`).join(', ')
      const height = Math.round((picture.height * (widths.at(-1) ?? 0)) / picture.width)
      return `<img src="${pictureAddress(picture.hash, widths[0] ?? 0)}" srcset="${sources}" sizes="(min-width:45rem) 40rem,100vw" width="${widths.at(-1)}" height="${height}" alt="${escapeAttribute(picture.alt)}" loading="lazy" decoding="async">`
    },
    contact(number) {
      const contact = contacts[number]
      return contact ? String(ContactCard({ contact, m })) : ''
    },
    missingPicture: (alt) =>
      `<span class="no-picture">${iconMarkup('picture')}<span>${alt || m.text('picture.placeholder')}</span></span>`,
    icon: (name) => (isIcon(name) ? iconMarkup(name) : ''),
  })
  return markLinks(markEmbeds(filled, m), m.text('page.external'))
}

/** An embed is a link with a word on what opening it means: nothing is loaded from elsewhere, not even after a click here. */
const markEmbeds = (html: string, m: Messages): string =>
  html.replace(
    /<a href="(https?:\/\/[^"]*)" class="embed">([^<]*)<\/a>/g,
    (_, href: string, host: string) =>
      `<span class="embed"><a href="${href}" rel="noopener noreferrer">${iconMarkup('play')}<span>${m.text('embed.open', { host })}</span></a><small>${m.text('embed.explain', { host })}</small></span>`,
  )

/** Links to other websites say so, and tell the other side nothing about where the reader comes from. */
const markLinks = (html: string, external: string): string =>
  html.replace(
    /<a href="(https?:[^"]*)"(?! rel=)([^>]*)>([\s\S]*?)<\/a>/gi,
    (_, href: string, others: string, words: string) =>
      `<a href="${href}" rel="noopener noreferrer"${withClass(others, 'out')}>${words}<span class="sr"> (${external})</span></a>`,
  )

function withClass(written: string, name: string): string {
  const attributes = readAttributes(written)
  const known = attributes.get('class')
  return writeAttributes(attributes.set('class', known ? `${name} ${known}` : name))
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

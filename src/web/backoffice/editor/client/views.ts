import type { NodeViewRenderer } from '@tiptap/core'
import type { Attributes } from '../content/pieces.ts'
import { ask, make, type Surroundings } from './parts.ts'

/** How the editor draws what has no element of its own: pictures, contacts, and what is kept as it is. */
export function viewsFor(around: Surroundings): Record<string, NodeViewRenderer> {
  return {
    picture: ({ node }) => {
      const { src = '', alt = '', 'data-media': media } = node.attrs.attributes as Attributes
      const own = media
        ? `${around.at}/pictures/${encodeURIComponent(media)}`
        : src.startsWith('/media/')
          ? src
          : ''
      const dom = own
        ? make('img', { src: own, alt: alt || around.words.picture })
        : make('span', { class: 'kept' }, `${around.words.picture}: ${alt || src}`)
      return { dom }
    },
    contact: ({ node }) => {
      const name = make('strong', {}, '…')
      void ask(around, 'contacts', { id: String(node.attrs.id) }).then(([found]) => {
        name.textContent = found?.name ?? around.words.nothing
      })
      return { dom: make('div', { class: 'kept' }, `${around.words.contact}: `, name) }
    },
    kept: ({ node }) => ({ dom: make('div', { class: 'kept' }, keptWords(around, node.attrs.html)) }),
    keptInline: ({ node }) => ({ dom: make('span', { class: 'kept' }, keptWords(around, node.attrs.html)) }),
  }
}

const keptWords = ({ words }: Surroundings, html: string): string =>
  `${words.kept}: ${
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 200) || html.slice(0, 200)
  }`

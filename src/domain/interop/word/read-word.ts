import { Refusal } from '../../../kernel/refusal.ts'
import { cleanHtml } from '../../translations/index.ts'
import { blocksIn } from './blocks.ts'
import { openDocument } from './document.ts'
import type { Gathered, WordPicture } from './words.ts'

/** A Word document as a page's content. */
export interface FromWord {
  /** `<img data-media="word:0" />` stands where a picture was: put its id there, or take it out. */
  html: string
  pictures: readonly WordPicture[]
  leftOut: number
}

/** What is sent. Unpacked, each part has a limit of its own (document.ts). */
export const LARGEST_DOCUMENT = 10 * 2 ** 20

/**
 * Reads a Word document (.docx, ECMA-376): headings, paragraphs, lists, tables, links, pictures, direction of writing; its
 * looks stay behind. Refuses as invalid what is no such document, what brings macros or a document type, and what is larger
 * than a page could be.
 * @example const { html } = readWord(await readFile('merkblatt.docx'))
 */
export function readWord(bytes: Uint8Array): FromWord {
  if (bytes.length > LARGEST_DOCUMENT) throw new Refusal('invalid', 'The document is too large.')
  const gathered: Gathered = { pictures: [], leftOut: 0 }
  const document = openDocument(bytes)
  const html = cleanHtml(blocksIn(document.body, document, gathered))
  return { html, ...gathered }
}

import { isLanguage, languageOf } from '../../kernel/language.ts'

const STYLE = 'font: 16px/1.5 sans-serif; max-width: 36em; margin: 0 auto; padding: 16px'

/**
 * The same words for programs that show HTML: paragraphs, and addresses as links. No picture, nothing to fetch, nothing
 * that tells us who has read it.
 */
export function htmlOf(text: string, language: string): string {
  const { tag, dir } = languageOf(isLanguage(language) ? language : 'de')
  const paragraphs = text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
  return `<!DOCTYPE html><html lang="${tag}" dir="${dir}"><head><meta charset="utf-8"></head><body style="${STYLE}">${paragraphs.join('')}</body></html>`
}

/** What ends a sentence does not belong to the address before it. */
const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/

const withLinks = (line: string): string =>
  line
    .split(ADDRESS)
    .map((piece, i) => (i % 2 === 1 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece)))
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

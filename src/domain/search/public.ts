import MiniSearch from 'minisearch'
import { tokens } from '../../edition/tokens.ts'

/** Something that can be found. */
export interface SearchDocument {
  id: number
  title: string
  /** Titles of what it is part of: 'Gesundheit'. */
  context: string
  /** Text without markup. */
  text: string
}

export interface Hit {
  id: number
  /** The words of the document that matched. */
  terms: readonly string[]
}

export interface SearchIndex {
  find(query: string, limit: number): Hit[]
}

const LONGEST_QUERY = 200

/**
 * An index over documents. Titles weigh four times as much as texts. All words must match; when no document has them
 * all, those with most of them come.
 * @example buildIndex(documents).find('Geld für Kind', 20)
 */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'context', 'text'],
    tokenize: tokens,
    processTerm: (term) => term,
  })
  index.addAll(documents)
  const options = {
    boost: { title: 4, context: 1.5 },
    prefix: (term: string) => term.length > 2,
    fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
    bm25: { k: 2.5, b: 0.7, d: 0.5 },
  }
  return {
    find(query, limit) {
      const question = query.slice(0, LONGEST_QUERY)
      const all = index.search(question, { ...options, combineWith: 'AND' })
      const some = all.length > 0 ? all : index.search(question, { ...options, combineWith: 'OR' })
      return some.slice(0, limit).map(({ id, terms }) => ({ id, terms }))
    },
  }
}

/**
 * The piece of a text around the first word that matched, cut at spaces; where a script has none, between characters.
 * @example excerpt('… lange Rede …', ['rede'], 120)
 */
export function excerpt(text: string, terms: readonly string[], length: number): string {
  const [begin, end] = firstHit(text, terms)
  const from = begin < length / 2 ? 0 : afterSpace(text, Math.floor(begin - length / 2), begin)
  const until = text.length <= from + length ? text.length : beforeSpace(text, from + length, end)
  return `${from > 0 ? '… ' : ''}${text.slice(from, until).trim()}${until < text.length ? ' …' : ''}`
}

/** Where the first match stands; in a script without spaces it is a part of what looks like a word. */
function firstHit(text: string, terms: readonly string[]): [begin: number, end: number] {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const token = tokens(word).find((candidate) => terms.includes(candidate))
    if (token === undefined) continue
    const inside = Math.max(0, word.indexOf(token))
    return [index + inside, index + inside + token.length]
  }
  return [0, 0]
}

function afterSpace(text: string, earliest: number, latest: number): number {
  const space = text.indexOf(' ', earliest)
  return space !== -1 && space < latest ? space + 1 : betweenCharacters(text, earliest)
}

function beforeSpace(text: string, latest: number, earliest: number): number {
  const space = text.lastIndexOf(' ', latest)
  return space > 0 && space >= earliest ? space : betweenCharacters(text, latest)
}

/** Not between the halves of a character, nor between a letter and its marks. */
function betweenCharacters(text: string, at: number): number {
  let next = at
  while (next < text.length && /[\p{M}\udc00-\udfff]/u.test(text.charAt(next))) next++
  return next
}

/** A text cut into what matched and what did not, in turn, beginning with what did not. */
export function highlight(text: string, terms: readonly string[]): string[] {
  const pieces: string[] = ['']
  let last = 0
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!tokens(match[0]).some((token) => terms.includes(token))) continue
    pieces[pieces.length - 1] += text.slice(last, match.index)
    pieces.push(match[0], '')
    last = match.index + match[0].length
  }
  pieces[pieces.length - 1] += text.slice(last)
  return pieces
}

import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader, Tx } from '../../platform/database/handle.ts'
import type { StoredValues } from './fields.ts'
import * as store from './store-quotes.ts'

/** A text that quotes a thing: what it is about, and in which language. */
export interface Quote {
  thing: string
  kind: string
  subject: string
  language: LanguageSlug
}

/**
 * The texts that quote some things in what they say now, or in what is public or planned. Found by an index: no content
 * is read.
 * @example await quotesOf(reader, [contact]) // [{ thing: contact, kind: 'page', subject: page, language: 'de' }]
 */
export async function quotesOf(reader: Reader, things: readonly string[]): Promise<Quote[]> {
  const found: Quote[] = []
  for (let i = 0; i < things.length; i += 500)
    found.push(...(await store.quotesOf(reader, things.slice(i, i + 500))))
  return found
}

interface QuotingVersion {
  text: number
  version: number
  region: string
}

/** Notes what a new version quotes. */
export const keepQuotes = (
  tx: Tx,
  { text, version, region }: QuotingVersion,
  { bodies }: StoredValues,
): Promise<void> =>
  store.insertQuotes(
    tx,
    thingsIn(Object.values(JSON.parse(bodies) as Record<string, string>).join('\n')).map((thing) => ({
      ...{ thing, text_number: text, version, region_id: region },
    })),
  )

/**
 * Ids of the pages, pictures and contacts that a content quotes. It was made harmless before: in a tag there is no '<' or
 * '>', and a value stands in double quotes.
 * @example thingsIn('<p><a href="page:019a#x">A</a></p><div data-contact="019b"></div>') // ['019a', '019b']
 */
export const thingsIn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<[^<>]*>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/\s(?:data-contact="|data-media="|href="page:)([^"#]{1,100})/g)].map(
        ([, id]) => id as string,
      ),
    ),
  ),
]

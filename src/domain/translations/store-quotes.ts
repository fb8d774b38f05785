import type { LanguageSlug } from '../../kernel/language.ts'
import { type Reader, type Tx, tables } from '../../platform/database/handle.ts'
import type { PublicationRow, TextRow } from './store.ts'

/** That a version of a text quotes a thing: a page, a picture, a contact. As lasting as the version. */
interface QuoteRow {
  thing: string
  text_number: number
  version: number
  region_id: string
}

interface QuotesTables {
  text_quotes: QuoteRow
  texts: TextRow
  publications: PublicationRow
}

const db = (handle: Reader) => tables<QuotesTables>(handle)

export async function insertQuotes(tx: Tx, rows: readonly QuoteRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000)
    await db(tx)
      .insertInto('text_quotes')
      .values(rows.slice(i, i + 1000))
      .execute()
}

export const dropQuotesOf = (tx: Tx, text: number) =>
  db(tx).deleteFrom('text_quotes').where('text_number', '=', text).execute()

/** The texts that quote some things in their newest version, or in one that is public or planned. */
export const quotesOf = (handle: Reader, things: readonly string[]) =>
  db(handle)
    .selectFrom('text_quotes')
    .innerJoin('texts', 'texts.number', 'text_quotes.text_number')
    .leftJoin('publications', (join) =>
      join
        .onRef('publications.text_number', '=', 'text_quotes.text_number')
        .onRef('publications.version', '=', 'text_quotes.version')
        .on('publications.ended_at', 'is', null),
    )
    .select(['text_quotes.thing', 'texts.subject_kind as kind', 'texts.subject_id as subject'])
    .select((is) => is.ref('texts.language').$castTo<LanguageSlug>().as('language'))
    .distinct()
    .where('text_quotes.thing', 'in', [...things])
    .where((is) =>
      is.or([
        is('text_quotes.version', '=', is.ref('texts.head')),
        is('publications.version', 'is not', null),
      ]),
    )
    .execute()

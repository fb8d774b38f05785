import { excerpt, type Hit, highlight } from '../../domain/search/public.ts'
import type { Editions } from '../../edition/editions.ts'
import { languageOf } from '../../kernel/language.ts'
import { fragmentLanguage } from './document.tsx'
import { type Searchable, searchable } from './find.ts'
import { SearchForm } from './search-form.tsx'
import { homeOf, openView, type View } from './view.ts'

const MOST = 50

/** What a question found, in the reader's language and, when that is little, in the region's own. */
export interface SearchResult {
  query: string
  groups: readonly { view: View; searched: Searchable; hits: readonly Hit[] }[]
}

/** Asks in the reader's language, and where it finds little, in the region's own. */
export async function search(editions: Editions, view: View, query: string): Promise<SearchResult> {
  if (query.trim() === '') return { query, groups: [] }
  const first = view.region.languages[0]
  const origin =
    first && first !== view.language.slug ? await openView(editions, view.record, first) : undefined
  const searched = await searchable(view)
  const own = { view, searched, hits: searched.index.find(query, MOST) }
  if (!origin || own.hits.length > 2) return { query, groups: [own] }
  const elsewhere = await searchable(origin)
  const shown = new Set(own.hits.map(({ id }) => id))
  const more = elsewhere.index.find(query, 10).filter(({ id }) => !shown.has(id))
  return { query, groups: [own, { view: origin, searched: elsewhere, hits: more }] }
}

export const Search = ({ view, result }: { view: View; result: SearchResult }) => {
  const { m } = view
  const [own, elsewhere] = result.groups
  const count = own?.hits.length ?? 0
  return (
    <div class="wrap narrow">
      <h1>{m.text('search.title')}</h1>
      <SearchForm
        action={`${homeOf(view)}search/`}
        label={m.text('search.label')}
        query={result.query}
        placeholder={m.text('home.placeholder')}
        button={m.text('search.button')}
      />
      {!own && <p class="soft">{m.text('search.hint')}</p>}
      {own && (
        <section>
          <h2>
            {count > 0
              ? m.count('search.found', count)
              : m.rich('search.none', { query: <bdi>{result.query}</bdi> })}
          </h2>
          {count === 0 && (
            <p>
              {m.text('search.none.hint')} <a href={homeOf(view)}>{m.text('home.topics')}</a>
            </p>
          )}
          <Hits reader={view} group={own} />
        </section>
      )}
      {elsewhere && elsewhere.hits.length > 0 && (
        <section>
          <h2>{m.text('search.elsewhere')}</h2>
          <Hits reader={view} group={elsewhere} />
        </section>
      )}
    </div>
  )
}

const Hits = ({ reader, group }: { reader: View; group: SearchResult['groups'][number] }) => {
  const { view, searched, hits } = group
  const language = languageOf(view.language.slug)
  return (
    <ol class="hits" {...fragmentLanguage(language, reader.language.slug)}>
      {hits.map((hit) => {
        const document = searched.documents.get(hit.id)
        if (!document) return null
        return (
          <li>
            <a href={view.tree.path(hit.id, language.slug) ?? ''}>
              <Marked text={document.title} terms={hit.terms} />
            </a>
            {document.context && <small>{document.context}</small>}
            <p>
              <Marked text={excerpt(document.text, hit.terms, 180)} terms={hit.terms} />
            </p>
          </li>
        )
      })}
    </ol>
  )
}

const Marked = ({ text, terms }: { text: string; terms: readonly string[] }) => (
  <>{highlight(text, terms).map((piece, i) => (i % 2 === 1 ? <mark>{piece}</mark> : piece))}</>
)

import type { PagesPart } from '../../domain/pages/public.ts'
import { buildIndex, type SearchDocument, type SearchIndex } from '../../domain/search/public.ts'
import type { Manifest } from '../../edition/manifest.ts'
import { plainText } from './plain-text.ts'
import type { View } from './view.ts'

/** A language of a region, ready to be searched. */
export interface Searchable {
  index: SearchIndex
  documents: ReadonlyMap<number, SearchDocument>
}

const KEPT = 24
const made = new Map<string, Promise<Searchable>>()

/** The index of a view's language. It is made from the edition's parts when somebody asks, and kept while it is used. */
export function searchable(view: View): Promise<Searchable> {
  const key = keyOf(view.manifest)
  const known = made.get(key) ?? build(view)
  made.delete(key)
  made.set(key, known)
  known.catch(() => made.delete(key))
  if (made.size > KEPT) made.delete(made.keys().next().value as string)
  return known
}

async function build(view: View): Promise<Searchable> {
  const documents = new Map<number, SearchDocument>()
  const names = new Set(
    view.tree.nodes.filter(({ texts }) => texts[view.language.slug]).map(({ part }) => part),
  )
  for (const name of names) {
    for (const [number, page] of Object.entries((await view.part<PagesPart>(name)) ?? {})) {
      const id = Number(number)
      const context = view.tree
        .ancestors(id)
        .map((above) => view.titles[above.number] ?? '')
        .join(' › ')
      documents.set(id, { id, title: view.titles[id] ?? '', context, text: plainText(page.html) })
    }
  }
  return { index: buildIndex([...documents.values()]), documents }
}

/** The same contents make the same index, whatever the publication's number. */
const keyOf = ({ region, language, parts }: Manifest): string =>
  `${region}/${language}/${Object.entries(parts)
    .filter(([name]) => /^(pages\/|sensitive|titles|tree)/.test(name))
    .map(([, { hash }]) => hash.slice(0, 12))
    .join('')}`

import type { LanguageSlug } from '../../kernel/language.ts'
import type { About } from '../../kernel/right.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { isTranslation } from '../regions/index.ts'
import * as store from './store.ts'

/**
 * What decides who may do something with a page: its region, its organisation, the way up from it. Undefined when there is
 * no such page.
 * @example may(actor, 'page.publish', await aboutPage(reader, page))
 */
export async function aboutPage(reader: Reader, id: string): Promise<About | undefined> {
  const page = await store.getPage(reader, id)
  if (!page) return undefined
  return { region: page.region_id, organisation: page.organisation_id, pages: await wayUp(reader, page) }
}

/** The same for what a page says in a language. */
export async function aboutPageIn(
  reader: Reader,
  id: string,
  language: LanguageSlug,
): Promise<About | undefined> {
  const about = await aboutPage(reader, id)
  if (!about?.region) return undefined
  return { ...about, translation: await isTranslation(reader, about.region, language) }
}

/** For a place in the tree of a region: below a page, or at its root. Undefined when the page above is not there. */
export async function aboutPlace(
  reader: Reader,
  region: string,
  parent: string | null,
): Promise<About | undefined> {
  if (parent === null) return { region, pages: [] }
  const about = await aboutPage(reader, parent)
  return about?.region === region ? { region, pages: about.pages ?? [] } : undefined
}

/** The page and all above it. */
async function wayUp(reader: Reader, page: store.PageRow): Promise<string[]> {
  const way = [page.id]
  for (let above = page.parent_id; above !== null && !way.includes(above); ) {
    way.push(above)
    above = (await store.getPage(reader, above))?.parent_id ?? null
  }
  return way
}

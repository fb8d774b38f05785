import { LEGAL_KINDS, type RegionPart } from '../../domain/regions/public.ts'
import type { Editions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { findLegal } from '../site/legal.tsx'
import { openView, type View } from '../site/view.ts'
import { isSensitive } from './pack.ts'
import type { SavedRegion } from './saved-region.ts'

/**
 * Whether the device can give the whole answer to an address below /<region>/<language>/. It cannot when the language was
 * not saved, when the page is a sensitive one and those were not, or when a legal text may be in a language that was not:
 * 'there is no such text' would be untrue. Throws CorruptPart.
 */
export async function standsHere(
  { record, choice }: SavedRegion,
  editions: Editions,
  path: string,
): Promise<boolean> {
  const [, language = '', ...rest] = path.split('/').slice(1)
  const view = await openView(editions, record, language)
  if (!view) return !(await hasLanguage(record, editions, language))
  const kind = LEGAL_KINDS.find((each) => each === rest.join('/').replace(/\/+$/, ''))
  if (kind) {
    if (record.languages.length === view.region.languages.length) return true
    return (await findLegal(view, await savedViews(view, editions), kind)) !== undefined
  }
  const node = view.tree.find(path, language)
  return choice.sensitive || !node || !isSensitive(node)
}

/** Whether a region has a language, saved or not; that it has none of that name, the device can say by itself. */
async function hasLanguage(record: EditionRecord, editions: Editions, language: string): Promise<boolean> {
  const ref = record.languages[0]?.parts.region
  return !ref || (await editions.part<RegionPart>(ref)).languages.includes(language)
}

async function savedViews({ record }: View, editions: Editions): Promise<View[]> {
  const views = await Promise.all(
    record.languages.map(({ language }) => openView(editions, record, language)),
  )
  return views.filter((view) => view !== undefined)
}

import { fullName } from '../../domain/regions/public.ts'
import type { Editions } from '../../edition/editions.ts'
import { languageOf } from '../../kernel/language.ts'
import { homeOf, openView, type View } from '../site/view.ts'
import type { Device } from './device.ts'
import type { DeviceSource } from './device-source.ts'
import { isSensitive } from './pack.ts'
import type { WayOn } from './plain-page.tsx'
import { type SavedRegion, savedRegions } from './saved-region.ts'

/**
 * What can be read on this device: the region of the address first, and of that one the very page in the languages that
 * have it; then the other saved regions.
 */
export async function waysOn(
  device: Device,
  source: DeviceSource,
  editions: Editions,
  path: string,
): Promise<WayOn[]> {
  const own = path.split('/')[1]
  const saved = await savedRegions(device)
  const slugs = [...saved.filter((slug) => slug === own), ...saved.filter((slug) => slug !== own)]
  const ways = slugs.map(async (slug): Promise<WayOn[]> => {
    try {
      const state = await source.region(slug)
      return state ? [await wayOf(state, editions, slug === own ? path : '')] : []
    } catch {
      // Nothing of it is whole: it cannot be read now.
      return []
    }
  })
  return (await Promise.all(ways)).flat()
}

async function wayOf(state: SavedRegion, editions: Editions, path: string): Promise<WayOn> {
  const { record } = state
  const views = await Promise.all(
    record.languages.map(({ language }) => openView(editions, record, language)),
  )
  return {
    name: fullName(record.summary),
    languages: views
      .filter((view) => view !== undefined)
      .map((view) => ({
        language: languageOf(view.language.slug),
        href: encodeURI(samePage(state, view, path) ?? homeOf(view)),
      })),
  }
}

/** The page of an address, in another language. */
function samePage({ choice }: SavedRegion, { tree, language }: View, path: string): string | undefined {
  const node = path === '' ? undefined : tree.find(path, path.split('/')[2] ?? '')
  return node && (choice.sensitive || !isSensitive(node)) ? tree.path(node.number, language.slug) : undefined
}

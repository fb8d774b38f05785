import { createHash } from 'node:crypto'
import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type IntegreatItem, integreatItem } from './integreat-item.ts'
import type { JsonItem } from './json-stream.ts'

/** What is kept of an item after the check: everything but its content. */
export interface Entry {
  language: LanguageSlug
  index: number
  /** Of the text, in Integreat's words of the translation. */
  id: number
  /** '/region/language/slug/…/slug/' */
  path: string
  slug: string
  title: string
  order: number
  /** The page above: its own id, and its path in this language; null for a chapter. */
  parent: { id: number; path: string } | null
  /** The same page in other languages. */
  links: ReadonlyMap<LanguageSlug, { id: number; path: string | null }>
  writtenAt: Instant
  thumbnail: string | null
  organisation: { id: number; name: string; website: string | null } | null
  offers: number
  /** The source's own host, when it says so. */
  host: string | null
  fingerprint: string
}

/** An item by its name: 'de, item 20 (/lkaugsburg/de/aufenthalt/)'. */
export const nameOf = ({ language, index, path }: Pick<Entry, 'language' | 'index' | 'path'>): string =>
  `${language}, item ${index} (${path})`

/**
 * Reads an item: its entry and its content, or its faults, each with the name of the item and of the field.
 * @example const read = readItem('de', item)
 */
export function readItem(
  language: LanguageSlug,
  { index, text, value }: JsonItem,
): { entry: Entry; content: string } | { faults: Fault[] } {
  const parsed = integreatItem.safeParse(value)
  if (!parsed.success) {
    const given = (value as { path?: unknown }).path
    const path = typeof given === 'string' ? given.slice(0, 200) : 'without a path'
    const name = nameOf({ language, index, path })
    return {
      faults: parsed.error.issues.slice(0, 20).map(({ path: field, message }) => ({
        where: `${name}, ${field.join('.')}`,
        what: message,
      })),
    }
  }
  const fingerprint = createHash('sha256').update(text).digest('hex')
  return { entry: entryOf(language, index, parsed.data, fingerprint), content: parsed.data.content }
}

function entryOf(language: LanguageSlug, index: number, item: IntegreatItem, fingerprint: string): Entry {
  const path = closed(item.path)
  const links = Object.entries(item.available_languages).flatMap(([slug, link]) =>
    link && link.id !== null ? [[slug, { id: link.id, path: link.path && closed(link.path) }] as const] : [],
  )
  return {
    language,
    index,
    id: item.id,
    path,
    slug: path.split('/').at(-2) ?? '',
    title: item.title,
    order: item.order,
    parent: item.parent && { id: item.parent.id, path: closed(item.parent.path) },
    links: new Map(links),
    writtenAt: item.last_updated,
    thumbnail: item.thumbnail,
    organisation: item.organization ?? null,
    offers: item.embedded_offers?.length ?? 0,
    host: item.url && URL.canParse(item.url) ? new URL(item.url).host : null,
    fingerprint,
  }
}

const closed = (path: string): string => `${path.replace(/\/+$/, '')}/`

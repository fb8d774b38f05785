import type { Reader } from '../../platform/database/handle.ts'
import { bodiesOf, type PublicText } from '../translations/index.ts'
import { apiHtml } from './api-html.ts'
import { type Numbers, siteHtml } from './site-html.ts'

/** What a text looks like on the site and in Integreat's apps. */
export interface Markup {
  site: string
  api: string
}

const NAME = 'pages.markups'
/** A few chapters: those that somebody works on. */
const KEPT = 500

/**
 * The markup of texts, by number. A version never changes, so what was made of it for the last publication is taken
 * again: a change to one page makes its chapter's parts anew, not the markup of the whole chapter.
 */
export async function markupsOf(
  reader: Reader,
  texts: readonly PublicText[],
  numbers: Numbers,
  memory: Map<string, unknown>,
): Promise<Map<number, Markup>> {
  const made = (memory.get(NAME) ?? new Map()) as Map<string, Markup>
  memory.set(NAME, made)
  const missing = texts.filter((text) => !made.has(keyOf(text)))
  const bodies = await bodiesOf(reader, missing)
  for (const text of missing) {
    const content = bodies.get(keyOf(text))?.content ?? ''
    made.set(keyOf(text), { site: siteHtml(content, numbers), api: apiHtml(content, numbers) })
  }
  const found = new Map(texts.map((text) => [text.text, made.get(keyOf(text)) as Markup]))
  for (const key of made.keys()) {
    if (made.size <= KEPT) break
    made.delete(key)
  }
  return found
}

const keyOf = ({ text, version }: PublicText): string => `${text}:${version}`

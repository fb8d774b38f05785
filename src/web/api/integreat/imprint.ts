import type { LegalText } from '../../../domain/regions/public.ts'
import type { LanguageSlug } from '../../../kernel/language.ts'
import type { Answer } from './answer.ts'
import { localTime } from './dates.ts'
import type { OpenedEdition } from './opened-edition.ts'
import type { PageObject } from './page-object.ts'
import { excerptOf, fillQuotes } from './source-html.ts'

/** An imprint: a page without a place in the tree (sample augsburg_de_imprint.SHAPE.json). */
type ImprintObject = Omit<PageObject, 'parent' | 'order' | 'organization' | 'embedded_offers'> & {
  parent: null
}

/**
 * `imprint/`: in this language, or in the first of the region's languages that has one; `null` when none has, which the
 * apps understand as 'not found'.
 */
export function imprint(edition: OpenedEdition): Answer {
  return {
    tag: `${edition.fingerprint}-imprint-${edition.language}`,
    async json() {
      const texts = await imprints(edition)
      const text = texts.get(edition.language) ?? texts.values().next().value
      return JSON.stringify(text ? imprintObject(edition, text, texts) : null)
    },
  }
}

/** In the order of the language tree. */
async function imprints(edition: OpenedEdition): Promise<Map<LanguageSlug, LegalText>> {
  const found = new Map<LanguageSlug, LegalText>()
  for (const language of edition.languages) {
    const { imprint: text } = await edition.legal(language)
    if (text) found.set(language, text)
  }
  return found
}

function imprintObject(
  edition: OpenedEdition,
  text: LegalText,
  texts: ReadonlyMap<LanguageSlug, LegalText>,
): ImprintObject {
  const { slug, language, languages, publicUrl, region } = edition
  const written = localTime(text.writtenAt, region.timezone)
  const content = fillQuotes(edition, text.html)
  const place = (of: LanguageSlug) => ({
    url: `${publicUrl}/${slug}/${of}/imprint/`,
    path: `/${slug}/${of}/imprint/`,
  })
  return {
    id: text.text,
    ...place(language),
    title: text.title,
    modified_gmt: text.writtenAt,
    last_updated: written,
    published_at: written,
    excerpt: excerptOf(content),
    content,
    parent: null,
    available_languages: Object.fromEntries(
      languages
        .filter((other) => other !== language)
        .map((other) => [other, { id: texts.get(other)?.text ?? null, ...place(other) }]),
    ),
    thumbnail: null,
    hash: null,
  }
}

import type { LanguageSlug } from '../../kernel/language.ts'
import { KNOWN_TAGS, wantedLanguages } from '../site/negotiate.ts'

/** How browsers are led to a language: what each tag leads to by itself, tags that mean an offered language first. */
export interface Negotiation {
  direct: ReadonlyMap<string, LanguageSlug>
  /** Tags of languages that are not offered, to one that their readers also read. */
  near: ReadonlyMap<string, LanguageSlug>
  otherwise: LanguageSlug
}

/** A tag that no browser sends and nobody speaks ('no linguistic content', ISO 639-2). */
const NOBODY = 'zxx'

/**
 * The site's own answers to every tag that it knows, so that a web server's table says the same as the site.
 * @param ask where the site sends a browser that asks for this language only
 */
export async function negotiationBy(ask: (tag: string) => Promise<LanguageSlug>): Promise<Negotiation> {
  const otherwise = await ask(NOBODY)
  const direct = new Map<string, LanguageSlug>()
  const near = new Map<string, LanguageSlug>()
  for (const tag of KNOWN_TAGS) {
    const slug = await ask(tag)
    if (wantedLanguages(tag).includes(slug)) direct.set(tag, slug)
    else if (slug !== otherwise) near.set(tag, slug)
  }
  return { direct, near, otherwise }
}

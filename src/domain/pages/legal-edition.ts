import type { LanguageSlug } from '../../kernel/language.ts'
import type { PartPlan } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { legalKindOf } from '../regions/index.ts'
import type { LegalPart } from '../regions/public.ts'
import { bodiesOf, type PublicText } from '../translations/index.ts'
import { type Numbers, siteHtml } from './site-html.ts'

/**
 * The part `legal` of a language: imprint, privacy, accessibility. The texts are the region's, but they are shown like
 * pages and may link to pages, which the regions do not know.
 */
export function planLegal(
  reader: Reader,
  all: readonly PublicText[],
  numbers: Numbers,
  language: LanguageSlug,
): PartPlan {
  const texts = all.filter((text) => text.language === language)
  return {
    name: 'legal',
    language,
    fingerprint: JSON.stringify(texts.map(({ text, version }) => [text, version])),
    async build(): Promise<LegalPart> {
      const bodies = await bodiesOf(reader, texts)
      return Object.fromEntries(
        texts.map(({ subject, text, version, lines, writtenAt }) => {
          const html = siteHtml(bodies.get(`${text}:${version}`)?.content ?? '', numbers)
          return [legalKindOf(subject), { text, title: lines.title ?? '', html, writtenAt }]
        }),
      )
    },
  }
}

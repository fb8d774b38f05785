import type { LanguageSlug } from '../../kernel/language.ts'
import { languageOf } from '../../kernel/language.ts'
import type { Module, PartPlan, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { plannedTexts } from '../translations/index.ts'
import { pictureText } from './commands.ts'
import { policy, views } from './policy.ts'
import type { MediaPart } from './public.ts'
import { receivedPicture } from './received.ts'
import * as store from './store.ts'

export const media: Module<Reader> = {
  name: 'media',
  tables: [
    {
      name: 'media',
      personalData: { what: 'pictures may show people', kept: 'until the picture is deleted' },
      records: {
        key: ['id'],
        region: 'region_id',
        numbers: { number: 'media' },
        received: receivedPicture,
      },
    },
  ],
  texts: [pictureText],
  policy,
  views,
  edition: { plan: planMedia },
}

async function planMedia(reader: Reader, region: PlannedRegion): Promise<PartPlan[]> {
  const rows = await store.mediaOf(reader, region.id)
  const texts = await plannedTexts(reader, region, pictureText.subject)
  const alts = new Map(texts.map((text) => [`${text.subject}:${text.language}`, text.lines.alt ?? '']))
  const altIn = (id: string, language: LanguageSlug): string =>
    [language, ...languageOf(language).fallbacks].map((slug) => alts.get(`${id}:${slug}`)).find(Boolean) ?? ''

  return region.languages.map((language) => {
    const part: MediaPart = Object.fromEntries(
      rows.map(({ id, number, hash, width, height }) => [
        number,
        { number, hash, width, height, alt: altIn(id, language) },
      ]),
    )
    return { name: 'media', language, fingerprint: JSON.stringify(part), build: async () => part }
  })
}

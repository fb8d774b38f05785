import type { EditionRecord } from '../../../edition/manifest.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { Answer } from './answer.ts'
import { fingerprint } from './opened-edition.ts'

export interface LanguageObject {
  id: number
  code: LanguageSlug
  bcp47_tag: string
  native_name: string
  dir: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT'
}

/** `languages/`: the visible languages of a region, in the order of its language tree. */
export async function languagesOf({ languages }: EditionRecord): Promise<Answer> {
  const objects = languages.map(({ language }) => languageObject(language))
  return { tag: await fingerprint(objects), json: async () => JSON.stringify(objects) }
}

/** A language as Integreat's clients know it. */
export function languageObject(code: LanguageSlug): LanguageObject {
  const { tag, name, dir } = languageOf(code)
  return {
    id: numberOf(code),
    code,
    bcp47_tag: tag,
    native_name: name,
    dir: dir === 'rtl' ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT',
  }
}

/** Languages have no numbers here. The letters of the slug read in base 36 are one: the same everywhere and always. */
const numberOf = (code: LanguageSlug): number => Number.parseInt(code.replaceAll('-', ''), 36)

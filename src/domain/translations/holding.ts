import { setImmediate } from 'node:timers/promises'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { readValues, type Values } from './fields.ts'
import * as versions from './store-versions.ts'

/** A text with all that its newest version says. */
export interface FullHead {
  text: number
  kind: string
  subject: string
  language: LanguageSlug
  head: number
  values: Values
}

/** So many texts a question: on SQLite nothing else runs while one is answered. */
const AT_ONCE = 500

/**
 * The newest versions of a region, in the order of their numbers, that may hold some words, however they are written;
 * a few too many, never one too few. Reads in small pieces and lets others go between them. No language: all, facts too.
 * @example for await (const head of headsHolding(reader, region, 'Bürgeramt', ['de'])) …
 */
export async function* headsHolding(
  reader: Reader,
  region: string,
  words: string,
  languages: readonly LanguageSlug[],
): AsyncGenerator<FullHead> {
  const wanted = new Set(languages)
  const numbers = (await versions.numbersIn(reader, region, languages)).map(({ number }) => number)
  for (let i = 0; i < numbers.length; i += AT_ONCE) {
    const piece = numbers.slice(i, i + AT_ONCE)
    const [from = 0, to = 0] = [piece[0], piece.at(-1)]
    for (const row of await versions.headsLike(reader, region, from, to, likeWords(words))) {
      const { lines, bodies, ...head } = row
      if (wanted.size === 0 || wanted.has(head.language))
        yield { ...head, values: readValues({ lines, bodies }) }
    }
    await setImmediate()
  }
}

/**
 * The pattern for `lower(column) like …` that everything fits that could be these words: whatever has capitals of another
 * kind (ü, and k and s, which U+212A and U+017F fold to) may be any one character; whatever JSON or HTML write in another
 * way, anything.
 * @example likeWords('Bürger & Co') // '%b_rger % co%'
 */
function likeWords(words: string): string {
  const pieces = Array.from(words, (character) => {
    if (/[&<>"'\\/\p{Cc}\p{Cs}]/u.test(character)) return '%'
    return /[a-jl-rt-z0-9 .,:;()-]/i.test(character) ? character.toLowerCase() : '_'
  })
  return `%${pieces.join('')}%`
}

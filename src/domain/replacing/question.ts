import { z } from 'zod'
import { isLanguage } from '../../kernel/language.ts'
import { FACTS } from '../translations/index.ts'

const words = z
  .string()
  .max(200)
  .transform((text) => text.normalize('NFC'))

/** What is looked for, where, and what shall stand there instead. */
export const question = z
  .object({
    find: words.refine((text) => text.trim() !== '' && !/\p{Cc}/u.test(text), 'must not be empty'),
    replacement: words.refine((text) => !/\p{Cc}/u.test(text), 'must be one line'),
    /** Capitals and small letters are told apart. */
    matchCase: z.boolean(),
    wholeWords: z.boolean(),
    /** Also addresses that links lead to. */
    links: z.boolean(),
    /** None: all of the region, and what is the same in each (facts). */
    languages: z.array(
      z
        .string()
        .refine((slug) => slug === FACTS || isLanguage(slug), 'is a language that the house does not know'),
    ),
  })
  .refine(({ find, replacement }) => find !== replacement, {
    path: ['replacement'],
    message: 'is what stands there already',
  })

export type Question = z.output<typeof question>

/** What belongs to a word besides its letters: marks, digits, and the joiners that Persian words have inside. */
const IN_A_WORD = '[\\p{L}\\p{M}\\p{N}_\\p{Join_Control}]'
/** An apostrophe stands inside Ukrainian words (здоров'я), and between words elsewhere (l'office). */
const BEFORE = `(?<!${IN_A_WORD})(?<!\\p{Script=Cyrillic}['’])`
const AFTER = `(?!${IN_A_WORD})(?!['’]\\p{Script=Cyrillic})`

/**
 * The words as an expression that finds each place, in any script (Unicode letters make a word, UAX 29).
 * @example 'Amt und Amtsblatt'.replace(expressionFor({ find: 'Amt', wholeWords: true, matchCase: true }), 'Büro') // 'Büro und Amtsblatt'
 */
export function expressionFor({
  find,
  matchCase,
  wholeWords,
}: Pick<Question, 'find' | 'matchCase' | 'wholeWords'>): RegExp {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\${sign}`)
  return new RegExp(wholeWords ? `${BEFORE}${literal}${AFTER}` : literal, matchCase ? 'gu' : 'giu')
}

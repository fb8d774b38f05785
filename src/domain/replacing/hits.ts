import type { TextField } from '../../kernel/module.ts'
import type { Values } from '../translations/index.ts'
import { type Piece, piecesOf, wordsOf, writtenAs } from './pieces.ts'
import { expressionFor, type Question } from './question.ts'

/** One place where the words stand. */
export interface Hit {
  field: string
  /** Which one in the field, from 0. */
  nth: number
  in: 'text' | 'address'
  before: string
  found: string
  after: string
}

type Fields = Readonly<Record<string, TextField>>

const AROUND = 60

/** Every place in the values of a text where the words stand. A hit that crosses the border of an element is none. */
export function hitsIn(fields: Fields, values: Values, question: Question): Hit[] {
  const expression = expressionFor(question)
  return Object.entries(fields).flatMap(([field, { form }]) => {
    const pieces = piecesOf(form, values[field] ?? '').filter((piece) => isSearched(piece, question))
    return pieces
      .flatMap((piece) => [...wordsOf(piece).matchAll(expression)].map((match) => ({ piece, match })))
      .map(({ piece, match: { 0: found, index, input } }, nth) => ({
        field,
        nth,
        in: piece.as === 'address' ? ('address' as const) : ('text' as const),
        before: ending(input.slice(0, index)),
        found,
        after: beginning(input.slice(index + found.length)),
      }))
  })
}

/** Which hits of a text are wanted: numbers by field; null: all. */
export type Chosen = Readonly<Record<string, readonly number[]>> | null

/**
 * The values with the replacement in the chosen places, and everything else as it was, character by character.
 * @example replacedIn(pageText.fields, { content: '<p>Amt</p>' }, question, null) // { content: '<p>Büro</p>' }
 */
export function replacedIn(fields: Fields, values: Values, question: Question, chosen: Chosen): Values {
  const expression = expressionFor(question)
  const changed = Object.entries(fields).flatMap(([field, { form }]) => {
    let nth = 0
    const wanted = (): boolean => {
      const number = nth++
      return chosen === null || (chosen[field]?.includes(number) ?? false)
    }
    const before = values[field] ?? ''
    const after = piecesOf(form, before).map((piece) => {
      if (!isSearched(piece, question)) return piece.written
      const words = wordsOf(piece)
      const said = words.replace(expression, (found) => (wanted() ? question.replacement : found))
      return said === words ? piece.written : writtenAs(piece.as, said)
    })
    return after.join('') === before ? [] : [[field, after.join('')] as const]
  })
  return { ...values, ...Object.fromEntries(changed) }
}

const isSearched = ({ as }: Piece, { links }: Question): boolean =>
  as === 'line' || as === 'text' || (as === 'address' && links)

/** By characters, so that none is cut in two. */
const ending = (text: string): string => {
  const last = Array.from(text.slice(-2 * AROUND)).slice(-AROUND)
  return last.join('').length < text.length ? `…${last.join('')}` : text
}
const beginning = (text: string): string => {
  const first = Array.from(text.slice(0, 2 * AROUND)).slice(0, AROUND)
  return first.join('').length < text.length ? `${first.join('')}…` : text
}

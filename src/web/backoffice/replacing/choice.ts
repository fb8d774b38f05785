import type { Found, FoundText, Hit } from '../../../domain/replacing/index.ts'
import type { Visit } from '../visit.ts'

/**
 * Which hits are ticked, of thousands: all or none, except some. Only what differs travels with the form, so it stays
 * small, and nothing is kept on the server.
 */
export interface Choice {
  base: 'all' | 'none'
  except: ReadonlySet<string>
}

export const keyOf = (
  { text }: Pick<FoundText, 'text'>,
  { field, nth }: Pick<Hit, 'field' | 'nth'>,
): string => `${text}.${field}.${nth}`

export const isTicked = ({ base, except }: Choice, key: string): boolean =>
  (base === 'all') !== except.has(key)

/** What was ticked before, and on the page that was just sent. */
export function choiceIn({ form }: Visit): Choice {
  const base = form.base === 'none' ? 'none' : 'all'
  const except = new Set((form.except ?? '').split(' ').filter(Boolean))
  for (const key of (form.shown ?? '').split(' ').filter(Boolean)) {
    const isOn = form[`tick.${key}`] !== undefined
    if (isOn === (base === 'all')) except.delete(key)
    else except.add(key)
  }
  return { base, except }
}

/** The order for the texts with a ticked hit: which hits, or null for all of a text. */
export function orderOf({ texts }: Found, choice: Choice) {
  return texts.flatMap((text) => {
    const ticked = text.hits.filter((hit) => isTicked(choice, keyOf(text, hit)))
    if (ticked.length === 0) return []
    const hits =
      ticked.length === text.hits.length
        ? null
        : Object.fromEntries(
            [...Map.groupBy(ticked, ({ field }) => field)].map(([field, of]) => [
              field,
              of.map(({ nth }) => nth),
            ]),
          )
    return [{ text: text.text, head: text.head, hits }]
  })
}

/** How many hits are ticked. */
export const tickedOf = ({ texts }: Found, choice: Choice): number =>
  texts.reduce((sum, text) => sum + text.hits.filter((hit) => isTicked(choice, keyOf(text, hit))).length, 0)

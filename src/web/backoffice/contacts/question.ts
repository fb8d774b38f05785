import type { ContactQuestion } from '../../../domain/contacts/index.ts'
import type { Visit } from '../visit.ts'

/** What the address of the list asks for: an answer can be sent to a colleague. */
export function questionIn({ query }: Visit): ContactQuestion {
  const words = (query('words') ?? '').trim().slice(0, 200)
  const town = (query('town') ?? '').trim().slice(0, 200)
  const organisation = query('organisation') ?? ''
  return {
    ...(words !== '' && { words }),
    ...(town !== '' && { town }),
    ...(organisation !== '' && { organisation }),
    archived: query('archived') === '1',
  }
}

/** Does it ask for anything? Otherwise all are shown. */
export const isAsking = ({ words, town, organisation, archived }: ContactQuestion): boolean =>
  words !== undefined || town !== undefined || organisation !== undefined || archived === true

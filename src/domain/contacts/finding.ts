import type { Reader } from '../../platform/database/handle.ts'
import { FACTS, headsOf, type Values } from '../translations/index.ts'
import * as store from './store.ts'
import { contactFacts } from './texts.ts'

/** A contact with what its facts say now, public or not. */
export interface FoundContact {
  id: string
  number: number
  organisation: string | null
  isArchived: boolean
  /** Empty after it was erased. */
  facts: Values
}

/** What one asks for; what is not named does not matter. */
export interface ContactQuestion {
  /** Words of the name, the mail, the website, the address; or digits of the telephone number. All must be there. */
  words?: string
  town?: string
  organisation?: string
  archived?: boolean
}

/**
 * The contacts of a region that a question is about, by name. Two queries, whatever is asked.
 * @example await findContacts(reader, region.id, { words: '0431 12' })
 */
export async function findContacts(
  reader: Reader,
  region: string,
  { words = '', town = '', organisation, archived = false }: ContactQuestion,
): Promise<FoundContact[]> {
  const rows = await store.contactsOf(reader, region)
  const heads = await headsOf(reader, region, contactFacts.subject, FACTS)
  const facts = new Map(heads.map(({ subject, lines }) => [subject, lines]))
  return rows
    .filter(
      (row) =>
        (row.archived_at !== null) === archived &&
        (organisation === undefined || row.organisation_id === organisation),
    )
    .map(({ id, number, organisation_id, archived_at }) => ({
      ...{ id, number, organisation: organisation_id, isArchived: archived_at !== null },
      facts: facts.get(id) ?? {},
    }))
    .filter(({ facts }) => isAbout(facts, words) && folded(facts.town ?? '').includes(folded(town)))
    .sort((a, b) => order.compare(a.facts.name ?? '', b.facts.name ?? '') || a.number - b.number)
}

/** As people sort; made once, for making one takes longer than sorting a hundred names. */
const order = new Intl.Collator('de', { numeric: true })

function isAbout(facts: Values, words: string): boolean {
  if (words.trim() === '') return true
  const digits = digitsOf(words)
  // A telephone number is written in many ways: only its digits are compared.
  const isNumber = digits.length >= 3 && /^[\d\s+()/-]+$/.test(words)
  if (isNumber && digitsOf(facts.phone ?? '').includes(digits)) return true
  const said = folded(Object.values(facts).join(' '))
  return folded(words)
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** +49 431 and 0431 are the same number. */
const digitsOf = (text: string): string =>
  text
    .trim()
    .replace(/^(\+|00)49/, '0')
    .replace(/\D/g, '')

const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase()

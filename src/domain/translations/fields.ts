import type { TextKind } from '../../kernel/module.ts'
import { type Fault, Refusal } from '../../kernel/refusal.ts'
import { isSlug } from '../../kernel/slug.ts'
import { cleanHtml } from './clean-html.ts'

export type Values = Readonly<Record<string, string>>

const LONGEST_LINE = 1000
export const LONGEST_BODY = 1_000_000
/** Cleaning takes time by the square of their number when they stand in each other: a second for so many. */
const MOST_TAGS = 30_000

/** Values as they are stored: short fields and long fields, each as JSON. */
export interface StoredValues {
  lines: string
  bodies: string
}

/**
 * Checks values against their kind, cleans HTML, and splits short from long. Refuses with every fault at once.
 * @example storeValues(pageText, { title: 'Arzt', slug: 'arzt', content: '<p>…</p>' })
 */
export function storeValues(kind: TextKind, values: Values): StoredValues {
  const faults: Fault[] = Object.keys(values)
    .filter((name) => !Object.hasOwn(kind.fields, name))
    .map((name) => ({ where: name, what: `a ${kind.subject} has no field of this name` }))
  const lines: Record<string, string> = {}
  const bodies: Record<string, string> = {}
  for (const [name, { form, required }] of Object.entries(kind.fields)) {
    const value = (values[name] ?? '').normalize('NFC')
    const fault = faultOf(form, value, required)
    if (fault) faults.push({ where: name, what: fault })
    else if (form === 'html') bodies[name] = cleanHtml(value)
    else lines[name] = value.trim()
  }
  if (faults.length > 0)
    throw new Refusal('invalid', `The ${kind.subject} cannot be saved like this.`, faults)
  return { lines: JSON.stringify(lines), bodies: JSON.stringify(bodies) }
}

function faultOf(form: 'line' | 'slug' | 'html', value: string, required: boolean): string | undefined {
  if (value.includes('\0')) return 'has a character that no text has (NUL)'
  if (value.trim() === '') return required ? 'must not be empty' : undefined
  if (value.length > (form === 'html' ? LONGEST_BODY : LONGEST_LINE))
    return `is too long (${value.length} characters)`
  if (form === 'html' && tagsIn(value) > MOST_TAGS) return `has too many elements (more than ${MOST_TAGS})`
  if (form === 'slug' && !isSlug(value)) return 'must be lower-case letters, digits and hyphens'
  return undefined
}

const tagsIn = (html: string): number => html.split('<').length - 1

/** The values of a version, put together again. */
export const readValues = (stored: StoredValues): Values => ({
  ...JSON.parse(stored.lines),
  ...JSON.parse(stored.bodies),
})

import { z } from 'zod'
import { type Instant, toInstant } from '../../kernel/instant.ts'

const LONGEST_CONTENT = 1_000_000

/** Text as the house keeps it: whole characters, composed, without NUL. */
const text = z
  .string()
  .transform((value) => value.toWellFormed().normalize('NFC'))
  .refine((value) => !value.includes('\0'), 'has a character that no text has (NUL)')
/** Deeper than any page; a parser's work grows with the square of it. Elements that need no end count as open. */
const MOST_OPEN_ELEMENTS = 1000
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

function isNestedTooDeep(html: string): boolean {
  let open = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (end) open = Math.max(0, open - 1)
    else if (!VOID.test(name) && ++open > MOST_OPEN_ELEMENTS) return true
  }
  return false
}

const line = text.transform((value) => value.trim())
const optionalLine = line.nullish().transform((value) => value || null)
const number = z.number().int().nonnegative()

/** RFC 3339 with its zone: '2023-11-13T13:18:29.083+01:00'. */
const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
    'is no date with a time and a zone',
  )
  // Date.parse also takes what rolls over a year's edge, and then writes years of six digits.
  .refine(
    (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().length === 24,
    'is no date',
  )
  .transform((value): Instant => toInstant(value))

const path = line.refine((value) => value.length <= 2000, 'is longer than 2000 characters')

/** One version of the page per other language; the old API wrote [] for none. `id: null` is a fallback, no text. */
const languages = z.union([
  z.tuple([]).transform(() => ({})),
  z.record(z.string(), z.object({ id: number.nullable(), path: path.nullable() }).nullable()),
])

const organisation = z.object({
  id: number,
  name: line.pipe(z.string().min(1).max(300)),
  website: optionalLine,
})

/**
 * An item of `GET /api/v3/<region>/<language>/pages/`: one page in one language. What else is in it is ignored.
 * The traps: `id` is the text's (the translation's), `parent.id` is the page's own.
 */
export const integreatItem = z.object({
  id: number.positive(),
  path: path.refine((value) => value.startsWith('/'), 'must begin with /'),
  title: line.pipe(z.string().min(1, 'must not be empty').max(1000)),
  content: text
    .refine((value) => value.length <= LONGEST_CONTENT, 'is longer than a million characters')
    .refine((value) => !isNestedTooDeep(value), `has more than ${MOST_OPEN_ELEMENTS} elements open at once`),
  last_updated: instant,
  parent: z
    .object({ id: number, path: path.nullable() })
    .nullable()
    .transform((value) => (value?.path ? { id: value.id, path: value.path } : null)),
  order: z.number().int(),
  available_languages: languages,
  thumbnail: optionalLine,
  organization: organisation.nullish(),
  embedded_offers: z.array(z.unknown()).nullish(),
  url: optionalLine,
})

export type IntegreatItem = z.output<typeof integreatItem>

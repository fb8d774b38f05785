/**
 * What the house should do when people write, in plain data: no database, no policy, no code of the product. It is
 * written a second time on purpose, from the README files of the modules, and knows nothing of how they do it.
 */
export const PEOPLE = [
  'manager',
  'editor',
  'author',
  'keeper',
  'translator',
  'partner',
  'observer',
  'stranger',
] as const
export type Who = (typeof PEOPLE)[number]
/** What there is when a sequence begins, nobody of them made. */
export type By = Who | 'house'
export const LANGUAGES = ['de', 'uk'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Words {
  title: string
  slug: string
  content: string
}

interface Shown {
  version: number
  from: number
  until: number | null
}

export interface ModelText {
  versions: { words: Words; by: By }[]
  /** What people see now, with the end that was said. */
  now: Shown | null
  plan: Shown | null
  /** Every publication that anybody made, in their order. */
  published: { version: number; by: By }[]
  review: { version: number; by: By; verdict: 'approved' | 'sent-back' | 'withdrawn' | null } | null
}

export interface ModelPage {
  parent: number | null
  archived: boolean
  /** Whether it is the partner's organisation that answers for it. */
  partners: boolean
  /** Counts what was done to it as a whole. */
  version: number
  texts: Partial<Record<Language, ModelText>>
}

/** A region. Time is in hours since it began. */
export interface Model {
  hour: number
  pages: ModelPage[]
  /** 'who page language' -> what she typed and did not save. */
  typed: Record<string, Words>
}

export type Code = 'forbidden' | 'unknown' | 'stale' | 'invalid' | 'taken'

export const mayWrite = ({ pages }: Model, who: Who, page: number, language: Language): boolean => {
  if (who === 'partner') return pages[page]?.partners === true
  if (who === 'translator') return language === 'uk'
  return who !== 'observer' && who !== 'stranger'
}

export const mayPublish = (model: Model, who: Who, page: number): boolean =>
  who === 'manager' || who === 'editor' || (who === 'keeper' && wayUp(model, page).includes(0))

export const mayMove = (who: Who): boolean => who === 'manager' || who === 'editor'

/** What somebody is told who may not: a stranger, that there is no such thing. */
export const refusalFor = (who: Who): Code => (who === 'stranger' ? 'unknown' : 'forbidden')

/** The page and all above it. */
export function wayUp({ pages }: Model, page: number): number[] {
  const way: number[] = []
  for (let at: number | null = page; at !== null; at = pages[at]?.parent ?? null) way.push(at)
  return way
}

export function publish(
  text: ModelText,
  now: number,
  { version, by, from, until }: { version: number; by: By; from: number | null; until: number | null },
): Code | undefined {
  const begins = from !== null && from > now ? from : now
  if (until !== null && until <= begins) return 'invalid'
  text.published.push({ version, by })
  const shown = { version, from: begins, until }
  if (begins > now) text.plan = shown
  else Object.assign(text, { now: shown, plan: null })
  return undefined
}

/** Turns the clock: what was planned begins, what had an end ends. */
export function later(model: Model, hours: number): void {
  model.hour += hours
  for (const text of textsIn(model)) {
    if (text.plan && text.plan.from <= model.hour) Object.assign(text, { now: text.plan, plan: null })
    if (text.now?.until != null && text.now.until <= model.hour) text.now = null
  }
}

export const textsIn = ({ pages }: Model): ModelText[] => pages.flatMap(({ texts }) => Object.values(texts))

/** Two pages in one place may not say the same address at the same time: does this page? */
export function clashes({ pages }: Model, page: number, among: readonly Language[]): boolean {
  const own = pages[page]
  if (!own || own.archived) return false
  return pages.some(
    (other, i) =>
      i !== page &&
      !other.archived &&
      other.parent === own.parent &&
      among.some((language) => meet(own.texts[language], other.texts[language])),
  )
}

const meet = (a: ModelText | undefined, b: ModelText | undefined): boolean =>
  spans(a).some((one) =>
    spans(b).some((other) => one.slug === other.slug && one.from < other.until && other.from < one.until),
  )

function spans(text: ModelText | undefined) {
  const slugOf = ({ version }: Shown) => text?.versions[version - 1]?.words.slug
  const open = (until: number | null) => until ?? Number.POSITIVE_INFINITY
  const { now = null, plan = null } = text ?? {}
  return [
    ...(now
      ? [{ slug: slugOf(now), from: now.from, until: Math.min(open(now.until), open(plan?.from ?? null)) }]
      : []),
    ...(plan ? [{ slug: slugOf(plan), from: plan.from, until: open(plan.until) }] : []),
  ]
}

/** What people can read: page -> language -> words. A page stands when all above it do. */
export function edition(model: Model): Record<number, Partial<Record<Language, Words>>> {
  const shown: ReturnType<typeof edition> = {}
  for (const [i] of model.pages.entries())
    for (const language of LANGUAGES) {
      const way = wayUp(model, i).map((at) => model.pages[at])
      const words = model.pages[i]?.texts[language]
      const version = words?.now?.version
      if (version !== undefined && way.every((page) => page && !page.archived && page.texts[language]?.now))
        shown[i] = { ...shown[i], [language]: words?.versions[version - 1]?.words }
    }
  return shown
}

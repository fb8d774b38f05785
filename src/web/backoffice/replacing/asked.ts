import { languageTree } from '../../../domain/regions/index.ts'
import { type Question, question } from '../../../domain/replacing/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import { regionOf, type Visit } from '../visit.ts'

/** What the form says, as it was typed: in the address when it asks, sent along when hits are chosen. */
export interface Asked {
  find: string
  replacement: string
  matchCase: boolean
  wholeWords: boolean
  links: boolean
  /** Ticked languages; none: all. */
  languages: readonly LanguageSlug[]
  /** What can be ticked: the region's languages, and what is the same in all. */
  choice: readonly LanguageSlug[]
}

export async function askedIn(visit: Visit): Promise<Asked> {
  const given = (name: string): string => visit.form[name] ?? visit.query(name) ?? ''
  const tree = await languageTree(visit.parts.reader, regionOf(visit).id)
  const choice = [...tree.map(({ language }) => language), FACTS]
  const isNew = given('find') === ''
  return {
    find: given('find'),
    replacement: given('with'),
    matchCase: given('case') === '1',
    // Where nobody has said anything yet: part of another word is seldom meant.
    wholeWords: given('words') === '1' || isNew,
    links: given('links') === '1',
    languages: choice.filter((language) => given(`in.${language}`) === '1'),
    choice,
  }
}

/** The question, or the fields at fault. */
export function questionOf({ choice: _, ...asked }: Asked): { question?: Question; faults: string[] } {
  const parsed = question.safeParse({ ...asked, languages: [...asked.languages] })
  if (parsed.success) return { question: parsed.data, faults: [] }
  return { faults: parsed.error.issues.map(({ path }) => String(path[0] ?? '')) }
}

/** The fields of the form that make an address or travel with another form. */
export const fieldsOf = (asked: Asked): Readonly<Record<string, string>> => ({
  find: asked.find,
  with: asked.replacement,
  ...(asked.matchCase && { case: '1' }),
  ...(asked.wholeWords && { words: '1' }),
  ...(asked.links && { links: '1' }),
  ...Object.fromEntries(asked.languages.map((language) => [`in.${language}`, '1'])),
})

/** How a language is called; what is the same in all has a word of its own. */
export const languageName = ({ m }: Visit, language: LanguageSlug): string =>
  language === FACTS ? m.text('replace.facts') : languageOf(language).name

import { isIn } from '../../../domain/pages/index.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { Messages } from '../messages.ts'
import { STATES } from '../pages/state-words.tsx'

interface LanguageLinkParts {
  m: Messages
  href: string
  language: LanguageSlug
  isHere: boolean
  /** How the text in this language stands; undefined: there is none. */
  cell: Parameters<typeof isIn>[0] | undefined
}

/** A language of a thing, with the state of its translation in a word and a sign. */
export const LanguageLink = ({ m, href, language, isHere, cell }: LanguageLinkParts) => {
  const { tag, name } = languageOf(language)
  const state = STATES.find(({ state }) => (cell ? isIn(cell, state) : state === 'missing'))
  return (
    <li>
      <a href={href} {...(isHere && { 'aria-current': 'page' })}>
        <bdi lang={tag}>{name}</bdi>
        {state && (
          <small>
            <span aria-hidden="true">{state.sign}</span> {m.text(state.word)}
          </small>
        )}
      </a>
    </li>
  )
}

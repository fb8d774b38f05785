import type { DescribedPage } from '../../../domain/pages/index.ts'
import { isIn, type PageState } from '../../../domain/pages/index.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { MessageKey, Messages } from '../messages.ts'

/** What deserves a look comes first; a translation is counted where it first fits. */
export const STATES: readonly { state: PageState; sign: string; word: MessageKey }[] = [
  { state: 'outdated', sign: '!', word: 'page.state.outdated' },
  { state: 'draft', sign: '✎', word: 'page.state.draft' },
  { state: 'machine', sign: '⚙', word: 'page.state.machine' },
  { state: 'up to date', sign: '✓', word: 'page.state.current' },
  { state: 'missing', sign: '–', word: 'page.state.missing' },
]

interface StatesParts {
  m: Messages
  page: DescribedPage
  title: string
  /** Where a text is written: the address of a language. */
  href(language: LanguageSlug): string
}

/** The translations of a page in small words with a sign: how many are how, and opened, which. */
export const States = ({ m, page, title, href }: StatesParts) => {
  const groups = Map.groupBy(page.cells, ([, cell]) => STATES.find(({ state }) => isIn(cell, state)))
  const shown = STATES.flatMap((state) => {
    const languages = (groups.get(state) ?? []).map(([language]) => language)
    return languages.length > 0 ? [{ ...state, languages }] : []
  })
  return (
    <details class="states">
      <summary>
        <span class="unseen">{`${m.text('page.states')}: ${title}: `}</span>
        {shown.map(({ state, sign, word, languages }) => (
          <span class={`state ${state.replaceAll(' ', '-')}`}>
            <span aria-hidden="true">{sign}</span> {languages.length} {m.text(word)}
            {state !== 'up to date' && languages.length < 6 && (
              <span class="which"> {languages.join(' ')}</span>
            )}
          </span>
        ))}
      </summary>
      <ul>
        {[...page.cells.keys()].map((language) => {
          const { sign, word } = shown.find(({ languages }) => languages.includes(language)) ?? shown[0] ?? {}
          const { tag, name } = languageOf(language)
          return (
            <li>
              <a href={href(language)}>
                <span lang={tag}>
                  <bdi>{name}</bdi>
                </span>{' '}
                <small>
                  {sign} {word && m.text(word)}
                </small>
              </a>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

import { isIn } from '../../../domain/pages/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { pathOfPage } from '../pages/ground.ts'
import { STATES } from '../pages/state-words.tsx'
import type { Desk } from './desk.ts'

/** The other languages of a page, each with the state of its translation. */
export async function LanguageChoice({ desk: { visit, ground, page, language } }: { desk: Desk }) {
  const { m } = visit
  const cells = (await ground.describe([page.id])).get(page.id)?.cells
  if (!cells || cells.size < 2) return null
  return (
    <details class="menu languages">
      <summary>
        <span class="unseen">{m.text('writing.language')}: </span>
        <bdi lang={language.tag}>{language.name}</bdi>
        <span class="soft">{m.text('writing.languages', { count: String(cells.size) })}</span>
      </summary>
      <ul>
        {[...cells].map(([slug, cell]) => {
          const { tag, name } = languageOf(slug)
          const state = STATES.find(({ state }) => isIn(cell, state))
          return (
            <li>
              <a
                href={`/backoffice${pathOfPage(ground.region, page.id, `/${slug}`)}`}
                {...(slug === language.slug && { 'aria-current': 'page' })}
              >
                <bdi lang={tag}>{name}</bdi>
                {state && (
                  <small>
                    <span aria-hidden="true">{state.sign}</span> {m.text(state.word)}
                  </small>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

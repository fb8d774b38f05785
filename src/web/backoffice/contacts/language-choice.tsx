import { overviewOf } from '../../../domain/drafting/index.ts'
import { isIn } from '../../../domain/pages/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { STATES } from '../pages/state-words.tsx'
import type { Desk } from './desk.ts'
import { pathOfContact } from './place.ts'

/** Its facts, and what it says in each language with the state of the translation. */
export async function LanguageChoice({ desk }: { desk: Desk }) {
  const { visit, region, contact, branches, language, kind, slug: here } = desk
  const { m, parts } = visit
  const cells = (await overviewOf(parts.reader, region.id, kind.subject, parts.clock(), [contact.id])).get(
    contact.id,
  )
  const current = (slug: string) => slug === here && { 'aria-current': 'page' as const }
  const at = (slug: string): string => `/backoffice${pathOfContact(region, contact.id, `/${slug}`)}`
  return (
    <details class="menu languages">
      <summary>
        {language ? <bdi lang={language.tag}>{language.name}</bdi> : m.text('contact.facts')}
        <span class="soft">{m.text('writing.languages', { count: String(branches.length) })}</span>
      </summary>
      <ul>
        <li>
          <a href={at(FACTS)} {...current(FACTS)}>
            {m.text('contact.facts')}
          </a>
        </li>
        {branches.map(({ language: slug }) => {
          const { tag, name } = languageOf(slug)
          const cell = cells?.get(slug)
          const state = STATES.find(({ state }) => (cell ? isIn(cell, state) : state === 'missing'))
          return (
            <li>
              <a href={at(slug)} {...current(slug)}>
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

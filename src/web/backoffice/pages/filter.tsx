import type { PageQuestion } from '../../../domain/pages/index.ts'
import { isLanguage, languageOf } from '../../../kernel/language.ts'
import { personOf } from '../visit.ts'
import type { Ground } from './ground.ts'
import { STATES } from './state-words.tsx'

/** What the address asks for; undefined when it asks for nothing, and the tree is shown. */
export function questionIn({ visit }: Ground): PageQuestion | undefined {
  const { presence, actor } = personOf(visit)
  const title = (visit.query('title') ?? '').trim().slice(0, 200)
  const state = STATES.find((one) => one.state === visit.query('state'))?.state
  const language = visit.query('language') ?? ''
  const archived = visit.query('archived') === '1'
  const hers = visit.query('mine') === '1'
  if (title === '' && !state && language === '' && !archived && !hers) return undefined
  return {
    ...(title !== '' && { title }),
    ...(state && { state }),
    ...(isLanguage(language) && { language }),
    archived,
    ...(hers && { hers: { account: presence.account.id, pages: actor.pages.map(({ page }) => page) } }),
  }
}

/** Title, state, language, archived, mine: a form that asks by its address, so that an answer can be sent to a colleague. */
export const Filter = ({ ground }: { ground: Ground }) => {
  const { visit, region, branches } = ground
  const { m, query } = visit
  return (
    <form class="find" method="get" action={`/backoffice/regions/${region.slug}/pages`}>
      <div>
        <label for="f-title">{m.text('page.filter.title')}</label>
        <input id="f-title" name="title" type="search" value={query('title') ?? ''} />
      </div>
      <button type="submit" class="second">
        {m.text('page.filter.button')}
      </button>
      <details open={narrower(visit)}>
        <summary>{m.text('page.filter.more')}</summary>
        <div>
          <label for="f-state">{m.text('page.filter.state')}</label>
          <select id="f-state" name="state">
            <option value="">{m.text('page.filter.any')}</option>
            {STATES.map(({ state, word }) => (
              <option value={state} selected={query('state') === state}>
                {m.text(word)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="f-language">{m.text('page.filter.language')}</label>
          <select id="f-language" name="language">
            <option value="">{m.text('page.filter.any')}</option>
            {branches.map(({ language }) => (
              <option
                value={language}
                lang={languageOf(language).tag}
                selected={query('language') === language}
              >
                {languageOf(language).name}
              </option>
            ))}
          </select>
        </div>
        <div class="ticks">
          <Tick name="mine" label={m.text('page.filter.mine')} on={query('mine') === '1'} />
          <Tick name="archived" label={m.text('page.filter.archived')} on={query('archived') === '1'} />
        </div>
      </details>
    </form>
  )
}

/** What is asked for beside the title stays in sight. */
const narrower = ({ query }: Ground['visit']): boolean =>
  ['state', 'language', 'mine', 'archived'].some((name) => (query(name) ?? '') !== '')

const Tick = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label class="tick">
    <input type="checkbox" name={name} value="1" checked={on} />
    {label}
  </label>
)

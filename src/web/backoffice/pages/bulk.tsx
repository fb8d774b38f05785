import { languageOf } from '../../../kernel/language.ts'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { DEEDS, type Deed, isDeed, tickedIn } from './chosen.tsx'
import { doWith, type Outcome, type Outcomes } from './deed.ts'
import { type Ground, groundOf } from './ground.ts'
import { REASONS } from './refused.tsx'

/** So many pages a piece: each answer comes soon, and whoever goes away leaves whole pages behind. */
const A_PIECE = 20

const WORDS: Readonly<Record<Outcome, MessageKey>> = {
  ...REASONS,
  done: 'page.outcome.done',
  nothing: 'page.outcome.nothing',
}

/**
 * Many pages, a piece a request. What is left and what came of the others travels with the form: a script sends it on, or
 * she does with a button. Nothing is kept on the server, so nothing is left lying about.
 */
export async function bulk(visit: Visit): Promise<Response> {
  const { form } = visit
  const what = form.what
  const ground = await groundOf(visit)
  const { outline, branches } = ground
  const ids = tickedIn(visit)
  const languages = branches.map(({ language }) => language).filter((one) => form[`in.${one}`])
  if (!isDeed(what) || (DEEDS[what].perLanguage && languages.length === 0 && ids.length > 0))
    return askLanguage(visit)
  const pages = ids.slice(0, A_PIECE).flatMap((id) => outline.page(id) ?? [])
  const done: Outcomes = { ...doneBefore(visit), ...(await doWith(ground, what, pages, languages)) }
  return progress({ ground, what, languages, left: ids.slice(A_PIECE), done })
}

const askLanguage = ({ m, show }: Visit): Promise<Response> =>
  show({
    title: m.text('page.refused'),
    status: 422,
    body: (
      <>
        <h1>{m.text('page.refused')}</h1>
        <p>{m.text('page.chosen.language-missing')}</p>
      </>
    ),
  })

function doneBefore({ form }: Visit): Outcomes {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('done.') && Object.hasOwn(WORDS, value)
        ? [[name.slice('done.'.length), value as Outcome]]
        : [],
    ),
  )
}

interface ProgressParts {
  ground: Ground
  what: Deed
  languages: readonly string[]
  left: readonly string[]
  done: Outcomes
}

async function progress({ ground, what, languages, left, done }: ProgressParts): Promise<Response> {
  const { visit, region } = ground
  const { m } = visit
  const pages = new Set(Object.keys(done).map((key) => key.split('.')[0] ?? ''))
  const all = pages.size + left.length
  const title = m.text(left.length > 0 ? 'page.bulk.running' : 'page.bulk.over', {
    what: m.text(DEEDS[what].word),
  })
  const tree = `/backoffice/regions/${region.slug}/pages`
  return visit.show({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p role="status">
          {m.text('page.bulk.progress', { count: String(pages.size), all: String(all) })}{' '}
          <progress value={String(pages.size)} max={String(all)} aria-label={title} />
        </p>
        {left.length > 0 && (
          <go-on>
            <form method="post" action={`${tree}/bulk`}>
              <input type="hidden" name="what" value={what} />
              {languages.map((language) => (
                <input type="hidden" name={`in.${language}`} value="on" />
              ))}
              {left.map((id) => (
                <input type="hidden" name={`tick.${id}`} value="on" />
              ))}
              {Object.entries(done).map(([key, outcome]) => (
                <input type="hidden" name={`done.${key}`} value={outcome} />
              ))}
              <button type="submit">{m.text('page.bulk.go-on')}</button>
            </form>
          </go-on>
        )}
        {await Results({ ground, done, pages: [...pages] })}
        <p>
          <a href={tree}>{m.text('page.tree.back')}</a>
        </p>
      </>
    ),
  })
}

async function Results({ ground, done, pages }: { ground: Ground; done: Outcomes; pages: string[] }) {
  const { m } = ground.visit
  const known = pages.filter((id) => ground.outline.page(id))
  const described = await ground.describe(known)
  return (
    <ul class="rows">
      {known.map((id) => (
        <li>
          <bdi>{described.get(id)?.title || m.text('page.untitled')}</bdi>
          <span class="outcomes">
            {Object.entries(done)
              .filter(([key]) => key.split('.')[0] === id)
              .map(([key, outcome]) => {
                const language = key.split('.')[1]
                return (
                  <span class={outcome === 'done' ? 'good' : outcome === 'nothing' ? 'soft' : 'fault'}>
                    {outcome === 'done' ? '✓ ' : outcome === 'nothing' ? '– ' : '! '}
                    {language && `${languageOf(language).name}: `}
                    {m.text(WORDS[outcome])}
                  </span>
                )
              })}
          </span>
        </li>
      ))}
    </ul>
  )
}

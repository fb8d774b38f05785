import { compareValues, type StaleText } from '../../../domain/translations/index.ts'
import type { Language } from '../../../kernel/language.ts'
import type { TextKind } from '../../../kernel/module.ts'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { Compared } from './compared.tsx'
import { nameOf, type Progress } from './progress.ts'
import type { Typing } from './typing.ts'

/** Where two saves met. */
interface Met {
  visit: Visit
  language: Language | undefined
  kind: TextKind
  /** Below /backoffice. */
  path: string
  /** What the thing is called. */
  called: string
  /** As it is now, after the other's save. */
  progress: Progress | undefined
  typing: Typing
  stale: StaleText
  /** What putting both together means here. */
  together: MessageKey
}

/**
 * Somebody saved first: both texts side by side, and three ways on. What was typed is kept on the server by now, and stands
 * in this page too.
 */
export function showStale(met: Met): Promise<Response> {
  const { visit, language, kind, path, called, progress, typing, stale, together } = met
  const { m } = visit
  const { saved } = stale
  const newest = progress?.versions.find(({ version }) => version === saved.version)
  const name = newest ? nameOf(m, newest.by) : m.text('start.colleague')
  return visit.show({
    title: m.text('writing.stale'),
    status: 409,
    body: (
      <div class="writing">
        <h1>{m.text('writing.stale')}</h1>
        <p class="lead">
          {m.text('writing.stale.lead', { name, time: m.moment(saved.savedAt), page: called })}
        </p>
        {saved.note && <p>{m.text('writing.noted', { note: saved.note })}</p>}
        <Compared
          m={m}
          language={language}
          fields={compareValues(kind, saved.values, typing.values)}
          heads={{ before: m.text('writing.stale.theirs', { name }), after: m.text('writing.stale.mine') }}
        />
        <h2>{m.text('writing.stale.ways')}</h2>
        <ul class="rows ways-on">
          <li>
            <span>{m.text(together)}</span>
            <a class="button" href={`/backoffice${path}?typed=1`}>
              {m.text('writing.stale.together')}
            </a>
          </li>
          <li>
            <span>{m.text('writing.stale.keep.lead', { name })}</span>
            <Again visit={visit} path={path} typing={typing} head={saved.version} />
          </li>
          <li>
            <span>{m.text('writing.stale.take.lead')}</span>
            <form method="post" action={`/backoffice${path}/drop`}>
              <button type="submit" class="second">
                {m.text('writing.stale.take')}
              </button>
            </form>
          </li>
        </ul>
      </div>
    ),
  })
}

interface AgainParts {
  visit: Visit
  path: string
  typing: Typing
  head: number
}

/** What she typed once more, as a save on top of what is there now. */
const Again = ({ visit: { m }, path, typing, head }: AgainParts) => (
  <form method="post" action={`/backoffice${path}`}>
    {Object.entries({ ...typing.values, note: typing.note }).map(([name, value]) => (
      <textarea name={name} hidden>
        {`\n${value}`}
      </textarea>
    ))}
    <input type="hidden" name="head" value={String(head)} />
    {typing.minor && <input type="hidden" name="minor" value="on" />}
    {typing.origin !== undefined && (
      <>
        <input type="hidden" name="origin" value={String(typing.origin)} />
        <input type="hidden" name="matches" value="on" />
      </>
    )}
    <button type="submit" class="second" name="wish" value={typing.wish}>
      {m.text('writing.stale.keep')}
    </button>
  </form>
)

import { compareValues, type StaleText } from '../../../domain/translations/index.ts'
import { Compared } from '../writing/compared.tsx'
import { nameOf } from '../writing/progress.ts'
import { type Desk, deskOf } from './desk.ts'
import type { Typing } from './typing.ts'

/** Somebody saved first: both side by side, and three ways on. What was typed is kept on the server by now. */
export async function showStale(before: Desk, typing: Typing, stale: StaleText): Promise<Response> {
  const desk = (await deskOf(before.visit, before.slug)) ?? before
  const { visit, language, kind, path, name: contact } = desk
  const { m } = visit
  const { saved } = stale
  const newest = desk.progress?.versions.find(({ version }) => version === saved.version)
  const name = newest ? nameOf(m, newest.by) : m.text('start.colleague')
  return visit.show({
    title: m.text('writing.stale'),
    status: 409,
    body: (
      <div class="writing">
        <h1>{m.text('writing.stale')}</h1>
        <p class="lead">
          {m.text('writing.stale.lead', { name, time: m.moment(saved.savedAt), page: contact })}
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
            <span>{m.text('contact.stale.together')}</span>
            <a class="button" href={`/backoffice${path}?typed=1`}>
              {m.text('writing.stale.together')}
            </a>
          </li>
          <li>
            <span>{m.text('writing.stale.keep.lead', { name })}</span>
            <Again desk={desk} typing={typing} head={saved.version} />
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

/** What she typed once more, as a save on top of what is there now. */
const Again = ({ desk: { visit, path }, typing, head }: { desk: Desk; typing: Typing; head: number }) => {
  const sent = {
    ...{ ...typing.values, note: typing.note, head: String(head) },
    ...(typing.minor && { minor: 'on' }),
    ...(typing.origin !== undefined && { origin: String(typing.origin), matches: 'on' }),
  }
  return (
    <form method="post" action={`/backoffice${path}`}>
      {Object.entries(sent).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="second" name="wish" value={typing.wish}>
        {visit.m.text('writing.stale.keep')}
      </button>
    </form>
  )
}
